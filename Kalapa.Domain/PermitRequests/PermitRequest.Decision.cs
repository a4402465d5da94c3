using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>Escalation, the supervisor's decision, and the questions between.</summary>
public sealed partial class PermitRequest
{
    /// <summary>T11: the content is frozen and a round of approval begins.</summary>
    /// <param name="actor">The owner.</param>
    /// <param name="context">Branch, company, catalogue.</param>
    /// <param name="deciders">The branch's supervisors; at least one must be allowed to decide.</param>
    /// <param name="visitorUsers">Accounts of those visitors who have one.</param>
    /// <param name="tenantOwesPapers">The company's last emergency still owes papers: its next one needs a lead (T28).</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken">
    /// <c>escalate.paper-open</c>; <c>escalate.no-decider</c>; <c>escalate.lead-needed</c>; a fault of the standing.
    /// </exception>
    public void Escalate(
        Actor actor, SubmissionContext context, IEnumerable<Guid> deciders, IReadOnlyCollection<Guid> visitorUsers, bool tenantOwesPapers,
        DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Escalate);
        Demand(actor.IsLead || !tenantOwesPapers || !Content.Types.Contains(PermitType.Emergency), "escalate.lead-needed");
        DemandStanding(context);
        foreach (var open in context.Catalogue.Checklist(Content).Where(required => required is { Need: Need.Mandatory, InForm: false }
            && Current(required.Slot)?.Verdict is not (Verdict.Accepted or Verdict.WaiverAsked)))
        {
            throw new RuleBroken("escalate.paper-open", open.Slot.Requirement);
        }

        Demand(deciders.Any(decider => MayDecide(decider, visitorUsers)), "escalate.no-decider", BranchCode);
        var approval = new Approval
        {
            Id = Guid.CreateVersion7(now),
            TicketId = Id,
            RevisionHash = ContentHash,
            RequestedBy = actor.UserId,
            RequestedAt = now,
        };
        _approvals.Add(approval);
        Move(TicketAction.Escalate, actor, now, ("hash", approval.RevisionHash));
    }

    /// <summary>Nobody decides on what the own hands have touched (always true 2).</summary>
    public bool MayDecide(Guid userId, IReadOnlyCollection<Guid> visitorUsers) =>
        userId != RequesterId && userId != CreatedById && userId != OwnerId && userId != LastOwnerId && !visitorUsers.Contains(userId);

    /// <summary>T12, T13 and T15: the decision is written once and bound to the content by its hash.</summary>
    /// <exception cref="RuleBroken">
    /// <c>approval.already-decided</c> with the name; <c>decide.own</c>; <c>decide.content-changed</c>; <c>decide.waiver-open</c>;
    /// <c>decide.window-over</c>; <c>decide.reason-missing</c>; <c>decide.conditions-missing</c>; <c>decide.widens</c>; <c>decide.lead-missing</c>;
    /// a fault of the standing.
    /// </exception>
    public void Decide(Decision decision, SubmissionContext context, IReadOnlyCollection<Guid> visitorUsers)
    {
        var action = ActionOf(decision.Outcome);
        if (State != TicketState.Escalated && _approvals.LastOrDefault() is { DecidedBy: not null } decided)
        {
            throw new RuleBroken("approval.already-decided", decided.DecidedByName);
        }

        Lifecycle.Next(State, action);
        var approval = OpenApproval!;
        decision = decision with { Reason = DemandShort(decision.Reason, Decision.Longest), Conditions = DemandShort(decision.Conditions, Decision.Longest) };
        Demand(MayDecide(decision.By.UserId, visitorUsers), "decide.own");
        Demand(decision.RevisionHash == approval.RevisionHash && approval.RevisionHash == ContentHash, "decide.content-changed");
        if (decision.Outcome == Outcome.Rejected)
        {
            DemandText(decision.Reason, "decide.reason-missing");
        }
        else
        {
            DemandGrantable(decision, context);
        }

        Move(action, decision.By, decision.At, ("reason", Blank(decision.Reason)), ("conditions", Blank(decision.Conditions)), ("hash", decision.RevisionHash));
        approval.Decide(decision);
        foreach (var asked in CurrentDocuments.Where(document => document.Verdict == Verdict.WaiverAsked))
        {
            asked.Verdict = decision.Outcome == Outcome.Rejected ? Verdict.WaiverRefused : Verdict.Waived;
            asked.JudgedBy = decision.By.UserId;
            asked.JudgedAt = decision.At;
        }

        if (decision.Outcome == Outcome.Rejected)
        {
            ClearOwner();
        }
    }

    /// <summary>T16.</summary>
    /// <exception cref="RuleBroken"><c>ask.question-missing</c>.</exception>
    public void AskInfo(Actor actor, string question, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.AskInfo);
        Move(TicketAction.AskInfo, actor, now, ("question", DemandText(question, "ask.question-missing")));
    }

    /// <summary>T17: the content is unchanged, so the round stays open.</summary>
    /// <exception cref="RuleBroken"><c>answer.missing</c>; <c>decide.content-changed</c>.</exception>
    public void Answer(Actor actor, string answer, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Answer);
        answer = DemandText(answer, "answer.missing");
        Demand(OpenApproval!.RevisionHash == ContentHash, "decide.content-changed");
        Move(TicketAction.Answer, actor, now, ("answer", answer));
    }

    /// <summary>T18: the supervisor's question needs the client.</summary>
    /// <exception cref="RuleBroken"><c>ask.question-missing</c>.</exception>
    public void AskClient(Actor actor, string question, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.AskClient);
        HandBack(TicketAction.AskClient, actor, DueBack(now), now, ("question", DemandText(question, "ask.question-missing")));
        OpenApproval?.Supersede(now);
        ReturnCount++;
    }

    private void DemandGrantable(Decision decision, SubmissionContext context)
    {
        DemandStanding(context);
        Demand(Content.Window!.End > decision.At, "decide.window-over");
        foreach (var asked in CurrentDocuments.Where(document => document.Verdict == Verdict.WaiverAsked))
        {
            Demand(decision.WaiversGranted.Contains(asked.Slot), "decide.waiver-open", asked.Requirement);
        }

        if (decision.Outcome == Outcome.ApprovedWithConditions)
        {
            DemandText(decision.Conditions, "decide.conditions-missing");
        }

        if (decision.Narrowing is { } narrowing)
        {
            Demand(decision.Outcome == Outcome.ApprovedWithConditions, "decide.conditions-missing");
            DemandNarrower(narrowing, decision.At);
        }
    }

    /// <summary>T13: narrower, never wider, and somebody still leads.</summary>
    private void DemandNarrower(Narrowing narrowing, DateTimeOffset now)
    {
        if (narrowing.Window is { } window)
        {
            var asked = Content.Window!;
            Demand(window.Start >= asked.Start && window.End <= asked.End && window.Start < window.End && window.End > now, "decide.widens", "Window");
            Demand(DailyHours.Within(window, asked), "decide.widens", "Window");
        }

        if (narrowing.Zones is { } zones)
        {
            Demand(zones.Count > 0 && zones.All(Content.Zones.Contains), "decide.widens", "Zones");
        }

        if (narrowing.PersonIds is { } people)
        {
            Demand(people.All(id => Content.Visitors.Any(visitor => visitor.PersonId == id)), "decide.widens", "Visitors");
            Demand(Content.Visitors.Any(visitor => visitor.Role == VisitorRole.Lead && people.Contains(visitor.PersonId)), "decide.lead-missing");
        }
    }

    private void DemandStanding(SubmissionContext context) =>
        DemandNoFault(SubmissionRules.CheckStanding(context.Branch, context.Tenant, Content.Window));

    private static TicketAction ActionOf(Outcome outcome) => outcome switch
    {
        Outcome.Approved => TicketAction.Approve,
        Outcome.ApprovedWithConditions => TicketAction.ApproveWithConditions,
        Outcome.Rejected => TicketAction.Reject,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
