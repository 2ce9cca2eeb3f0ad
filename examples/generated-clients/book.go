// Books an available seat and waits until it is confirmed. The client is generated: see README.md.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"example.org/book/jumpseat"
)

const patience = 30 * time.Second

// Exits with the advice of the refusal, if there is one.
func expect(refused ...*jumpseat.Problem) {
	for _, problem := range refused {
		if problem != nil {
			log.Fatalf("%s. %s (%s)", problem.Detail, problem.Advice, problem.Code)
		}
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// A write that is repeated with the same key is carried out once.
func newKey() *string {
	key := rand.Text()
	return &key
}

func main() {
	log.SetFlags(0)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	client := must(jumpseat.NewClientWithResponses(os.Args[1]))

	flights := must(client.ListFlightsWithResponse(ctx, &jumpseat.ListFlightsParams{}))
	expect(flights.ApplicationproblemJSON400, flights.ApplicationproblemJSON503)
	flight := flights.JSON200.Flights[0]

	seatMap := must(client.GetSeatMapWithResponse(ctx, flight.Id))
	expect(seatMap.ApplicationproblemJSON404, seatMap.ApplicationproblemJSON503)
	free := ""
	for _, seat := range seatMap.JSON200.Seats {
		if seat.Status == "AVAILABLE" {
			free = seat.SeatNumber
			break
		}
	}

	body := jumpseat.CreateOrderJSONRequestBody{UserId: "ada", Seats: []string{free}}
	created := must(client.CreateOrderWithResponse(ctx, flight.Id, &jumpseat.CreateOrderParams{IdempotencyKey: newKey()}, body))
	expect(created.ApplicationproblemJSON400, created.ApplicationproblemJSON409, created.ApplicationproblemJSON503)
	order := created.JSON201
	if order.Status != "SEATS_RESERVED" {
		log.Fatalf("The order is %s.", order.Status)
	}

	payment := jumpseat.PayOrderJSONRequestBody{PaymentCode: "11111"}
	paid := must(client.PayOrderWithResponse(ctx, order.OrderId, &jumpseat.PayOrderParams{IdempotencyKey: newKey()}, payment))
	expect(paid.ApplicationproblemJSON400, paid.ApplicationproblemJSON409, paid.ApplicationproblemJSON503)
	for order.Status != "CONFIRMED" {
		time.Sleep(200 * time.Millisecond)
		order = must(client.GetOrderWithResponse(ctx, order.OrderId)).JSON200
	}
	fmt.Printf("Booked %s on %s, which leaves at %s.\n", strings.Join(order.Seats, ", "), order.FlightId, flight.DepartsLocal)
}
