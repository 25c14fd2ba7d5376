"""A call centre with known truth: two client brands, forty agents, queues that really queue. It writes exports like
anybody's."""
