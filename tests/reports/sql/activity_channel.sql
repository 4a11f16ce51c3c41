-- Contacts by channel and outcome; minutes are those of calls, a begun one counted whole.
SELECT channel, outcome, count(*) AS contacts, sum(direction = 'in') AS incoming,
  sum(outcome NOT IN ('no_answer', 'voicemail', 'wrong_number', 'sent')) AS reached,
  (sum(CASE WHEN channel = 'call' THEN coalesce(seconds, 0) ELSE 0 END) + 59) / 60 AS minutes
FROM contacts, asked WHERE date(at) BETWEEN first_day AND last_day
GROUP BY channel, outcome;
