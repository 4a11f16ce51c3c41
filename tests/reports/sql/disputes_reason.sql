-- What is contested, and for how many days.
SELECT coalesce(d.reason, 'unstated') AS reason, d.currency, count(*) AS disputes, sum(d.amount) AS amount,
  sum(CASE WHEN days <= 30 THEN d.amount ELSE 0 END) AS days_0_30,
  sum(CASE WHEN days BETWEEN 31 AND 60 THEN d.amount ELSE 0 END) AS days_31_60,
  sum(CASE WHEN days BETWEEN 61 AND 90 THEN d.amount ELSE 0 END) AS days_61_90,
  sum(CASE WHEN days > 90 THEN d.amount ELSE 0 END) AS days_over_90,
  avg(days) AS average_days, max(days) AS oldest_days
FROM (SELECT contested.*, julianday(day) - julianday(date(at)) AS days FROM contested, asked) d 
GROUP BY d.reason, d.currency;
