import { createBalancer } from './balancer.ts';

// Distributes connections over API nodes: `balancer-main.ts <host> <port> <port of a node> ...`.

const [host = '', port, ...nodes] = process.argv.slice(2);
createBalancer(nodes.map(Number)).listen({ host, port: Number(port) }, () => process.send?.('ready'));
