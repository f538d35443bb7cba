"""What schemathesis cannot read in the OpenAPI document: which meter a token opens, and the rules between parameters or with the clock.

Every check of schemathesis is on. A failure is dropped only when the answer names a rule of RULES and this file, by a reading of the
request of its own, comes to the same conclusion. They are counted by rule, as answers are by status, and printed at the end.
"""

import atexit
import collections
import datetime
import itertools
import json
import os
import re
import unicodedata
from zoneinfo import ZoneInfo

import schemathesis

METERS = ("prm", "pointId")
STARTS = ("start", "dateDebut")
ENDS = ("end", "dateFin")
PARIS = ZoneInfo("Europe/Paris")
DAY = datetime.timedelta(days=1)
TODAY = datetime.datetime.now(PARIS).date()

TOKENS = {}
for one in json.loads(os.environ["FUZZ_TOKENS"]):
    TOKENS.setdefault(one["meter"], []).append(one["token"])
HOMES = [meter for meter in TOKENS if meter.startswith("3")]
BOTH_DIRECTIONS = [os.environ["FUZZ_BOTH_DIRECTIONS"]]
turn = itertools.count()

ANSWERS = collections.Counter()
DROPPED = collections.Counter()


@atexit.register
def write_counts():
    with open(os.environ["FUZZ_COUNTS"], "w", encoding="utf-8") as file:
        json.dump({"answers": dict(sorted(ANSWERS.items())), "dropped": dict(sorted(DROPPED.items()))}, file)


@schemathesis.hook
def after_call(ctx, case, response):
    ANSWERS[str(response.status_code)] += 1


def meter_for(path):
    among = BOTH_DIRECTIONS if "product" in path else HOMES
    return among[next(turn) % len(among)]


def given(query, names):
    return next((query[name] for name in names if isinstance((query or {}).get(name), str)), None)


if TOKENS:

    @schemathesis.auth(refresh_interval=None)
    class TokenOfTheMeter:
        """A token that opens the meter of the request; any other when it names none of ours."""

        def get(self, case, ctx):
            meter = given(case.query, METERS)
            tokens = TOKENS.get(meter) or TOKENS[meter_for(case.path)]
            return tokens[next(turn) % len(tokens)]

        def set(self, case, data, ctx):
            case.headers = case.headers or {}
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def map_query(ctx, query):
    """Most meters become one of ours, and most days one of the last weeks: at random they would be nobody's, and centuries ago. Of two
    parameters that exclude each other most requests keep one. What does not fit its schema stays as it is."""
    if not query:
        return query
    for name in METERS:
        value = query.get(name)
        if TOKENS and isinstance(value, str) and re.fullmatch(r"\d{14}", value) and int(value) % 8:
            query[name] = meter_for(ctx.operation.path)
    for name in STARTS + ENDS:
        day = day_of(query.get(name))
        if day is not None and day.toordinal() % 8:
            near = TODAY - DAY * (day.toordinal() % 3 + (0 if name in ENDS else 5))
            query[name] = near.isoformat() + query[name][len("2026-01-01") :]
    if next(turn) % 8:
        if fits(query.get("cursor"), CURSOR):
            del query["cursor"]
        if day_of(query.get("start")) is not None and fits(query.get("last"), r"P0*[1-9]\d{0,3}[DWMY]"):
            del query["last"]
    return query


CURSOR = r"[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+"
TOKEN = r"eyJ[\w-]*\.[\w-]+\.[\w-]{43}"


@schemathesis.hook
def map_body(ctx, body):
    """Most tokens to merge are ones of ours."""
    if TOKENS and isinstance(body, dict) and ctx.operation.path == "/api/v2/tokens/merge" and next(turn) % 8:
        if fits(body.get("token"), TOKEN):
            body["token"] = TOKENS[HOMES[next(turn) % len(HOMES)]][0]
    return body


def fits(text, pattern):
    return isinstance(text, str) and re.fullmatch(pattern, text, re.ASCII) is not None


def day_of(text):
    try:
        return datetime.date.fromisoformat(text[: len("2026-01-01")])
    except (TypeError, ValueError):
        return None


def instant_of(text):
    """The instant at which a day begins in Paris, or the one that is written."""
    try:
        if len(text) == len("2026-01-01"):
            return datetime.datetime.fromisoformat(text).replace(tzinfo=PARIS)
        return datetime.datetime.fromisoformat(text.upper())
    except (TypeError, ValueError, OverflowError):
        return None


def bounds(case):
    return given(case.query, STARTS), given(case.query, ENDS)


def is_reversed(case, body):
    start, end = map(instant_of, bounds(case))
    return start is not None and end is not None and start >= end


def is_in_future(case, body):
    return any(text is not None and day_of(text) >= TODAY - DAY for text in bounds(case))


def is_too_old(case, body):
    return any(text is not None and day_of(text) < TODAY - DAY * 700 for text in bounds(case))


def is_too_long(case, body):
    start, end = map(day_of, bounds(case))
    return (end - start).days > (366 if "/demo/" in case.path else 7)


def holds_no_day(case, body):
    start, end = bounds(case)
    return end is None or (instant_of(end) - instant_of(start or end)).total_seconds() < 36 * 3600


def ends_without_start(case, body):
    """Days of Tempo with an end alone; or a missing parameter that the demonstration was asked for."""
    start, end = bounds(case)
    return (case.path == "/api/v2/tempo" and start is None and end is not None) or was_asked_for(case, body)


def excludes(case, body):
    return "start" in case.query and "last" in case.query


def is_not_ours(case, body):
    names = re.findall(r"([\w-]+):", case.query.get("price", ""))
    return "cursor" in case.query or len(names) > len(set(names))


def is_wrong_field(case, body):
    return is_bad_curve(case.body) if case.method == "POST" else is_bad_intensity(case)


def is_bad_intensity(case):
    start, end = map(day_of, bounds(case))
    return not 1 <= (end - start).days <= 31 or start < datetime.date(2012, 1, 1) or end > TODAY + DAY


def is_bad_curve(body):
    """A day that is not in the calendar, points out of order or on top of each other, or spread over too many days."""
    ends = []
    for point in body["loadCurve"]:
        try:
            end = datetime.datetime.fromisoformat(point["date"])
        except ValueError:
            return True
        step = datetime.timedelta(minutes=int(point.get("interval_length", "PT30M")[2:-1]))
        # On the two days on which the clocks change a wall clock does not tell: an hour more may be missing.
        if ends and end - step < ends[-1] + datetime.timedelta(hours=1):
            return True
        ends.append(end)
    return (ends[-1] - ends[0]).days > 749 + len(ends) // 24


def has_no_figure(case, body):
    impact = case.path_parameters["impact"]
    return impact == "cch" or (impact == "pef" and case.body.get("method") != "ecobalyse-v7.0.0")


def was_asked_for(case, body):
    return "/demo/" in case.path and case.query.get("error") == body["code"]


def is_old_contract(case, body):
    return not case.path.startswith(("/api/v2/", "/api/impact")) and body["status"] == 400


def has_odd_characters(case, body):
    """The generator writes characters that are not assigned, though the pattern of a name forbids them."""
    return any(unicodedata.category(character).startswith("C") for character in case.body["name"])


def has_odd_client(case, body):
    return any(unicodedata.category(character).startswith("C") for character in case.body["client_id"])


def is_poll(case, body):
    return case.path == "/api/v2/token" and len(case.body["device_code"]) > 0


def draws_only(case, body):
    meter = given(case.query, METERS)
    return "product" in case.path and meter is not None and meter not in BOTH_DIRECTIONS


# By the code of the answer: why a request that fits the schemas is refused all the same.
RULES = {
    "period_reversed": is_reversed,
    "period_in_future": is_in_future,
    "period_too_old": is_too_old,
    "period_too_long": is_too_long,
    "no_whole_day": holds_no_day,
    "parameters_exclusive": excludes,
    "parameter_missing": ends_without_start,
    # A cursor has the form of ours but was not sealed by us, or a price names a register twice.
    "parameter_not_allowed": is_not_ours,
    "fields_invalid": is_wrong_field,
    "impact_unknown": has_no_figure,
    # Sums without an id of this series, or without the start that they belong to.
    "statistics_sums_refused": lambda case, body: "Statistics-Sums" in (case.headers or {}),
    "name_malformed": has_odd_characters,
    "enedis_wrong_direction": draws_only,
    # The endpoints of OAuth say `error` in place of `code`: a name with odd characters, and where a device code is at.
    "invalid_request": has_odd_client,
    "invalid_grant": is_poll,
    "authorization_pending": is_poll,
    "slow_down": is_poll,
    "expired_token": is_poll,
    # A text has the form of a token, but is not signed by us.
    "added_token_refused": lambda case, body: case.path == "/api/v2/tokens/merge",
}



@schemathesis.hook
def filter_failure(ctx, failure, case, response):
    """Whether a failure stays one."""
    kind = type(failure).__name__
    code, rule, body = rule_for(kind, failure, response)
    try:
        if rule is None or not rule(case, body):
            return True
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return True
    DROPPED[f"{kind} {code}"] += 1
    return False


def rule_for(kind, failure, response):
    # schemathesis asked once more without the token: the answer in hand is the first.
    if kind == "IgnoredAuth" and "got `400" in failure.message:
        return "authorization_missing", is_old_contract, {"status": 400}
    try:
        body = response.json()
        code = body.get("code") or body["error"]
    except (ValueError, KeyError, TypeError):
        return None, None, None
    # The old contract answers 400 where there is no Authorization, and the document says so (docs/decisions/0009).
    if code == "authorization_missing" and kind in ("MissingHeaderNotRejected", "RejectedPositiveData"):
        return code, is_old_contract, body
    if kind == "RejectedPositiveData" and response.status_code == 400 and code in RULES:
        return code, RULES[code], body
    if kind in ("RejectedPositiveData", "ServerError"):
        return code, was_asked_for, body
    return code, None, body
