"""Books an available seat and waits until it is confirmed. The client is generated: see README.md."""

import sys
import time
import uuid

from jumpseat_client import Client
from jumpseat_client.api.flights import get_seat_map, list_flights
from jumpseat_client.api.orders import create_order, get_order, pay_order
from jumpseat_client.models import (
    CreateOrderBody,
    Order,
    OrderStatus,
    PayOrderBody,
    Problem,
    SeatStatus,
)

PATIENCE_S = 30


def expect_answer(answer):
    """Returns the answer, or exits with the advice of the refusal."""
    if isinstance(answer, Problem):
        sys.exit(f"{answer.detail}. {answer.advice} ({answer.code.value})")
    if answer is None:
        sys.exit("The answer could not be read.")
    return answer


client = Client(base_url=sys.argv[1])
flight = expect_answer(list_flights.sync(client=client)).flights[0]
seat_map = expect_answer(get_seat_map.sync(flight.id, client=client))
seat = next(seat for seat in seat_map.seats if seat.status is SeatStatus.AVAILABLE)

body = CreateOrderBody(user_id="ada", seats=[seat.seat_number])
order: Order = expect_answer(create_order.sync(flight.id, client=client, body=body, idempotency_key=str(uuid.uuid4())))
if order.status is not OrderStatus.SEATS_RESERVED:
    sys.exit(f"The order is {order.status.value}.")

payment = PayOrderBody(payment_code="11111")
# A payment that is repeated with the same key is carried out once.
expect_answer(pay_order.sync(order.order_id, client=client, body=payment, idempotency_key=str(uuid.uuid4())))
deadline = time.monotonic() + PATIENCE_S
while order.status is not OrderStatus.CONFIRMED and time.monotonic() < deadline:
    time.sleep(0.2)
    order = expect_answer(get_order.sync(order.order_id, client=client))
if order.status is not OrderStatus.CONFIRMED:
    sys.exit(f"The order is still {order.status.value}.")
print(f"Booked {', '.join(order.seats)} on {order.flight_id}, which leaves at {flight.departs_local}.")
