-- After how many outgoing contacts something was paid within n days. A payment follows a contact on the same day when only its
-- day is known or its hour is not before; a contact is judged when its last day is over. What was written has the template that it
-- was made from, or none; anything else that of its step.
WITH
  followed AS (
    SELECT coalesce(CASE WHEN c.text IS NOT NULL THEN c.template
        ELSE (SELECT s.template FROM protocol_steps s WHERE s.protocol = c.protocol AND s.step = c.step) END, 'none') AS template, c.outcome,
      date(c.at, '+' || n || ' days') < day OR (date(c.at, '+' || n || ' days') = day AND day_is_over) AS judged,
      (SELECT min(julianday(date(p.at)) - julianday(date(c.at))) FROM payments p
        WHERE p.debtor = c.debtor AND p.amount > 0 AND p.day_unknown = 'no'
          AND date(p.at) BETWEEN date(c.at) AND date(c.at, '+' || n || ' days')
          AND (time(p.at) = '00:00:00' OR p.at >= c.at)) AS after
    FROM contacts c, asked, moment
    WHERE c.direction = 'out' AND date(c.at) BETWEEN first_day AND last_day
  ),
  ranked AS (
    SELECT template, after, row_number() OVER (PARTITION BY template ORDER BY after) AS place, count(*) OVER (PARTITION BY template) AS number
    FROM followed WHERE judged AND after IS NOT NULL
  ),
  medians AS (
    SELECT template, avg(after) AS median_days FROM ranked WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY template
  ),
  tallies AS (
    SELECT template, count(*) AS contacts, sum(outcome NOT IN ('no_answer', 'voicemail', 'wrong_number', 'sent')) AS reached,
      sum(judged) AS judged, sum(judged AND after IS NOT NULL) AS paid
    FROM followed GROUP BY template
  )
SELECT t.template, contacts, reached, judged, paid, 100.0 * paid / nullif(judged, 0) AS paid_rate, median_days
FROM tallies t LEFT JOIN medians m ON m.template = t.template;
