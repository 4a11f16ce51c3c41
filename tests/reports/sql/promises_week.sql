-- How promises and instalments were kept. The rate: kept / (kept + partly kept + broken).
SELECT date(p.due_on, 'weekday 0', '-6 days') AS "from", date(p.due_on, 'weekday 0') AS "to", p.currency,
  count(*) AS promises,
  sum(p.status = 'kept') AS kept,
  sum(p.status = 'partly_kept') AS partly_kept,
  sum(p.status = 'broken') AS broken,
  sum(p.status = 'pending') AS pending,
  sum(p.status IN ('replaced', 'cancelled')) AS void,
  100.0 * sum(p.status = 'kept') / nullif(sum(p.status IN ('kept', 'partly_kept', 'broken')), 0) AS kept_rate,
  sum(CASE WHEN p.status IN ('kept', 'partly_kept', 'broken') THEN p.amount ELSE 0 END) AS promised,
  sum(CASE WHEN p.status IN ('kept', 'partly_kept', 'broken') THEN p.paid_in_time ELSE 0 END) AS paid_in_time
FROM promises p
GROUP BY "from", p.currency;
