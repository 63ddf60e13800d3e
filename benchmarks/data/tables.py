"""Every table the generator writes, with the columns it fills itself."""

from typing import Any

from benchmarks.data.copying import RECORD, STAMP, Table, many
from cases import models as cases
from flow.models import Event

_SAID_BY = ("voice", "person_id", "professional_id", "organisation_id")
_ANSWER = ("person_id", "professional_id", "capacity", "round", "content", "help", "words", "answered_on")


class Tables:
    """One attribute per table."""

    def __init__(self) -> None:
        self._of_families()
        self._of_the_team()
        self._of_analyses()
        self._of_plans()
        self._of_evaluations()
        self.event = Table(Event, "id", "thread", "subject_type", "subject_id", "step", "label", "before", "after",
                           "by_id", "at", "happened_on")  # fmt: skip

    def flush(self, cursor: Any) -> None:
        for table in vars(self).values():
            table.flush(cursor)

    def rows(self) -> int:
        return sum(table.count for table in vars(self).values())

    def _of_families(self) -> None:
        self.family = Table(cases.Family, "id", "name")
        self.person = Table(cases.Person, "id", "family_id", "first_name", "surname", "birth_date", "sex", "is_youth",
                            "bsn", "bsn_index", "postcode", "house_number", *STAMP)  # fmt: skip
        self.relation = Table(cases.Relation, "id", "family_id", "source_id", "kind", "target_id", *STAMP)
        self.authority = Table(cases.Authority, "id", "family_id", "child_id", "holder_id", "organisation_id", "kind",
                               "begins_on", "ends_on", "source", "checked_on", *STAMP)  # fmt: skip
        self.household = Table(cases.Household, "id", "family_id", "name", "street", "postcode", "city",
                               "municipality_id", *STAMP)  # fmt: skip
        self.stay = Table(cases.Stay, "id", "family_id", "person_id", "household_id", "kind", "begins",
                          "is_registered", *STAMP)  # fmt: skip
        self.enrolment = Table(cases.Enrolment, "id", "family_id", "person_id", "kind", "group", "note", *STAMP)
        self.contact = Table(cases.NetworkContact, "id", "family_id", "name", "near_id", "role", "may_be_asked", *STAMP)
        self.life_event = Table(cases.LifeEvent, "id", "family_id", "when", "text", *STAMP)
        self.life_event_people = many(cases.LifeEvent, "people")
        self.measure = Table(cases.ProtectionMeasure, "id", "family_id", "child_id", "kind", "organisation_id",
                             "begins_on", "ends_on", *STAMP)  # fmt: skip

    def _of_the_team(self) -> None:
        self.case = Table(cases.Case, "id", "number", "family_id", "municipality_id", "status", "opened_on", "asked_by",
                          "occasion", "coordinator_id", "close_reason", "end_report", "aftercare", "closed_on",
                          *STAMP)  # fmt: skip
        self.trajectory = Table(cases.Trajectory, "id", "case_id", "person_id", "reason", "opened_on", *STAMP)
        self.sighting = Table(cases.YouthSeen, "id", "case_id", "person_id", "seen_on", *STAMP)
        self.participation = Table(cases.Participation, "id", "case_id", "organisation_id", "leads", "purpose",
                                   "begins_on", "ends_on", *STAMP)  # fmt: skip
        self.grant = Table(cases.Grant, "id", "case_id", "organisation_id", "part", "whole_family", "ground",
                           "explanation", "begins_on", "ends_on", *STAMP)  # fmt: skip
        self.member = Table(
            cases.TeamMember, "id", "participation_id", "user_id", "task", "begins_on", "ends_on", *STAMP
        )
        self.coordination = Table(
            cases.Coordination, "id", "case_id", "kind", "user_id", "begins_on", "ends_on", *STAMP
        )
        self.handover = Table(cases.Handover, "id", "case_id", "status", "from_user_id", "to_user_id", "note",
                              "offered_on", "talked_on", "family_view", "answered_on", *RECORD)  # fmt: skip

    def _of_analyses(self) -> None:
        self.analysis = Table(cases.Analysis, "id", "case_id", "number", "previous_id", "status", "dated_on", "nature",
                              "urgency", "weighed_on", "round", "shared_on", "finalised_on", *STAMP)  # fmt: skip
        self.text = Table(cases.AnalysisText, "id", "analysis_id", "key", "text", *STAMP)
        self.statement = Table(cases.Statement, "id", "analysis_id", *_SAID_BY, "text", "kind", "said_on", *STAMP)
        self.worry = Table(cases.Worry, "id", "analysis_id", *_SAID_BY, "text", "life_area", *STAMP)
        self.earlier_help = Table(cases.EarlierHelp, "id", "analysis_id", "organisation_name", "question", "begins",
                                  "ends", "result", *STAMP)  # fmt: skip
        self.consultation = Table(cases.Consultation, "id", "analysis_id", "kind", "name", "expertise", "consulted_on",
                                  "advice", *STAMP)  # fmt: skip
        self.factor = Table(cases.Factor, "id", "analysis_id", "title", "kind", "locus", "carried_from_id",
                            "confirmed_on", "confirmed_why", *STAMP)  # fmt: skip
        self.link = Table(cases.FactorLink, "id", "analysis_id", "source_id", "kind", "target_id", "worry_id", *STAMP)
        self.explanation = Table(cases.Explanation, "id", "analysis_id", "name", "sentence", "status", *STAMP)
        self.analysis_answer = Table(cases.AnalysisResponse, "id", "analysis_id", *_ANSWER, *RECORD)
        self.analysis_addressed_to = many(cases.Analysis, "addressed_to")
        self.statement_about, self.worry_about = many(cases.Statement, "about"), many(cases.Worry, "about")
        self.earlier_help_people, self.factor_about = many(cases.EarlierHelp, "people"), many(cases.Factor, "about")
        self.factor_statements = many(cases.Factor, "statements")
        self.factor_worries = many(cases.Factor, "worries")
        self.explanation_factors = many(cases.Explanation, "factors")
        self.explanation_links = many(cases.Explanation, "links")

    def _of_plans(self) -> None:
        self.plan = Table(cases.Plan, "id", "case_id", "number", "previous_id", "analysis_id", "status", "wish",
                          "wish_by", "family_plan_offered_on", "family_plan_answer", "family_plan_skip_ground",
                          "no_family_plan_on", "next_evaluation_on", "round", "shared_on", "adopted_on", "ended_on",
                          *STAMP)  # fmt: skip
        self.goal = Table(cases.Goal, "id", "plan_id", "order", "title", "desired", "is_most_important", "continues_id",
                          "status", "settled_on", "outcome", *STAMP)  # fmt: skip
        self.scale = Table(cases.GoalScale, "id", "goal_id", "person_id", "now", "wished", *STAMP)
        self.agreement = Table(cases.Agreement, "id", "plan_id", "what", "person_id", "professional_id", "due_on",
                               "status", "settled_on", *STAMP)  # fmt: skip
        self.plan_answer = Table(cases.PlanResponse, "id", "plan_id", *_ANSWER, *RECORD)
        self.goal_people, self.goal_factors = many(cases.Goal, "of_people"), many(cases.Goal, "factors")
        self.agreement_goals = many(cases.Agreement, "goals")
        self.help = Table(cases.HelpRequest, "id", "case_id", "person_id", "asked_on", "status", "category",
                          "product_name", "begins_on", "ends_on", "provider_id", *STAMP)  # fmt: skip

    def _of_evaluations(self) -> None:
        self.evaluation = Table(cases.Evaluation, "id", "case_id", "plan_id", "status", "window_from", "due_on",
                                "held_on", "what_worked", "what_did_not", "still_right", "decision", "concluded_on",
                                *STAMP)  # fmt: skip
        self.score = Table(cases.GoalScore, "id", "evaluation_id", "goal_id", "person_id", "score", "words", *STAMP)
        self.review = Table(cases.GoalReview, "id", "evaluation_id", "goal_id", "result", "words", *STAMP)
        self.evaluation_people = many(cases.Evaluation, "people")
        self.evaluation_professionals = many(cases.Evaluation, "professionals")
        self.reminder = Table(cases.Reminder, "id", "case_id", "kind", "occasion", "subject_id", "moment_on", "rung",
                              "due_on", "recipient_id", "status", "planned_at", "sent_at", "attempts",
                              "seen_at")  # fmt: skip
