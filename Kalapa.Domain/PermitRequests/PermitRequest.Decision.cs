using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>Escalation, the supervisor's decision, and the questions between.</summary>
public sealed partial class PermitRequest
{
    /// <summary>T11: the content is frozen and a round of approval begins.</summary>
    /// <param name="actor">The owner.</param>
    /// <param name="context">Branch, company, catalogue.</param>
    /// <param name="deciders">The branch's supervisors and stand-ins; at least one must be allowed to decide.</param>
    /// <param name="visitorUsers">Accounts of those visitors who have one.</param>
    /// <param name="tenantOwesPapers">The company's last emergency still owes papers: its next one needs a lead (T28).</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken">
    /// <c>escalate.paper-open</c>; <c>escalate.no-decider</c>; <c>escalate.lead-needed</c>; a fault of the standing.
    /// </exception>
    public void Escalate(
        Actor actor, SubmissionContext context, IEnumerable<PossibleDecider> deciders, IReadOnlyCollection<Guid> visitorUsers, bool tenantOwesPapers,
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
            NeedsTwo = NeedsTwoDecisions,
        };
        _approvals.Add(approval);
        Move(TicketAction.Escalate, actor, now, ("hash", approval.RevisionHash));
    }

    /// <summary>Nobody decides on what the own hands have touched (always true 2).</summary>
    public bool MayDecide(Guid userId, IReadOnlyCollection<Guid> visitorUsers) =>
        userId != RequesterId && userId != CreatedById && userId != OwnerId && userId != LastOwnerId && !visitorUsers.Contains(userId);

    /// <summary>
    /// The same of one who may decide for somebody else: neither of the two touched it. Who is away and asked for something must not choose, by naming a
    /// stand-in, who decides on it.
    /// </summary>
    public bool MayDecide(PossibleDecider decider, IReadOnlyCollection<Guid> visitorUsers) =>
        MayDecide(decider.UserId, visitorUsers) && (decider.For is null || MayDecide(decider.For.UserId, visitorUsers));

    /// <summary>Whether enough of <paramref name="deciders"/> may still decide: one, and of risk class 4 two who do not decide for each other (T14).</summary>
    public bool HasDeciders(IEnumerable<PossibleDecider> deciders, IReadOnlyCollection<Guid> visitorUsers)
    {
        var able = deciders.Where(decider => MayDecide(decider, visitorUsers)).ToList();
        return !NeedsTwoDecisions ? able.Count > 0
            : OpenApproval?.First is not null ? able.Any(MayBeSecond)
            : able.DistinctBy(decider => decider.UserId).DistinctBy(decider => decider.For?.UserId ?? decider.UserId).Skip(1).Any();
    }

    /// <summary>What is of risk class 4 needs the yes of two different people to the same content (T14); an open round keeps what it began with.</summary>
    public bool NeedsTwoDecisions => OpenApproval?.NeedsTwo ?? PermitCatalogue.Default.Terms(Content.Types).RiskClass >= TwoDecisionsFrom;

    /// <summary>False for who said the first of two yeses in the round that is open, and for whom it was said (T14).</summary>
    public bool MayBeSecond(PossibleDecider decider) => OpenApproval?.First is not { } first || AreApart(first, decider);

    /// <summary>For whom <paramref name="actor"/> decides here; null in the own right, be it of the branch or named for this ticket.</summary>
    public Principal? PrincipalOf(Actor actor) =>
        actor.Covers(BranchCode) || actor.UserId == NamedApproverId ? null : actor.DecidesFor.GetValueOrDefault(BranchCode);

    /// <summary>T12, T13, T14 and T15: the decision is written once and bound to the content by its hash. Of risk class 4 the first yes waits for a second, by somebody else.</summary>
    /// <exception cref="RuleBroken">
    /// <c>approval.already-decided</c> with the name; <c>decide.own</c>; <c>decide.own-principal</c> and <c>decide.second-same</c> with a name; <c>decide.content-changed</c>;
    /// <c>decide.waiver-open</c>; <c>decide.window-over</c>; <c>decide.reason-missing</c>; <c>decide.conditions-missing</c>; <c>decide.widens</c>; <c>decide.lead-missing</c>;
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
        decision = decision with
        {
            Reason = DemandShort(decision.Reason, Decision.Longest),
            Conditions = DemandShort(decision.Conditions, Decision.Longest),
            For = PrincipalOf(decision.By),
        };
        DemandFourEyes(decision, approval.First, visitorUsers);
        Demand(decision.RevisionHash == approval.RevisionHash && approval.RevisionHash == ContentHash, "decide.content-changed");
        if (decision.Outcome == Outcome.Rejected)
        {
            DemandText(decision.Reason, "decide.reason-missing");
        }
        else
        {
            DemandGrantable(decision, approval.First, context);
            if (approval.First is { } first)
            {
                decision = decision.After(first);
                action = ActionOf(decision.Outcome);
            }
            else if (approval.NeedsTwo)
            {
                Record(TicketAction.FirstApprove, decision);
                approval.DecideFirst(decision);
                return;
            }
        }

        Record(action, decision);
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
        Move(TicketAction.AskInfo, actor, now, ("question", DemandText(question, "ask.question-missing")), (AuditEvent.OnBehalfOf, PrincipalOf(actor)?.Name));
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

    /// <summary>O23: a supervisor of another branch may decide on this one ticket too, or one more in place of who was named.</summary>
    /// <param name="actor">Whose answer it was: a supervisor of the branch, or a CS lead, who only adds where nobody is named.</param>
    /// <param name="approver">Who is named.</param>
    /// <param name="visitorUsers">Accounts of those visitors who have one.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken">
    /// <c>decide.own</c> of a supervisor who touched it; <c>approver.named-already</c> to a CS lead; <c>approver.not-yours</c> to who was named;
    /// <c>approver.no-supervisor</c>, <c>approver.decides-anyway</c>, <c>approver.own-hand</c> and <c>decide.second-same</c> with a name.
    /// </exception>
    public void NameApprover(Actor actor, Actor approver, IReadOnlyCollection<Guid> visitorUsers, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.NameApprover);
        if (actor.Role == Role.Supervisor)
        {
            // Who touched it must not choose who decides on it.
            Demand(MayDecide(new PossibleDecider(actor.UserId, PrincipalOf(actor)), visitorUsers), "decide.own");
            Demand(actor.UserId != NamedApproverId, "approver.not-yours");
        }
        else
        {
            Demand(NamedApproverId is null, "approver.named-already");
        }

        Demand(approver.Role == Role.Supervisor, "approver.no-supervisor", approver.Name);
        Demand(!approver.Covers(BranchCode) && approver.UserId != NamedApproverId, "approver.decides-anyway", approver.Name);
        Demand(MayDecide(approver.UserId, visitorUsers), "approver.own-hand", approver.Name);
        Demand(MayBeSecond(new(approver.UserId)), "decide.second-same", approver.Name);
        NamedApproverId = approver.UserId;
        Move(TicketAction.NameApprover, actor, now, ("approver", approver.Name), (AuditEvent.OnBehalfOf, PrincipalOf(actor)?.Name));
    }

    // Of two yeses neither is given by, or for, who gave the other, or for whom.
    private static bool AreApart(FirstApproval first, PossibleDecider second)
    {
        Guid?[] before = [first.ById, first.For?.UserId];
        return !before.Contains(second.UserId) && (second.For is null || !before.Contains(second.For.UserId));
    }

    private void DemandFourEyes(Decision decision, FirstApproval? first, IReadOnlyCollection<Guid> visitorUsers)
    {
        Demand(MayDecide(decision.By.UserId, visitorUsers), "decide.own");
        Demand(decision.For is null || MayDecide(decision.For.UserId, visitorUsers), "decide.own-principal", decision.For?.Name ?? "");

        // Who said yes may still say no: one no is enough.
        Demand(first is null || decision.Outcome == Outcome.Rejected || AreApart(first, new(decision.By.UserId, decision.For)), "decide.second-same", first?.ByName ?? "");
    }

    private void Record(TicketAction action, Decision decision) => Move(action, decision.By, decision.At,
        ("reason", Blank(decision.Reason)), ("conditions", Blank(decision.Conditions)), (AuditEvent.OnBehalfOf, decision.For?.Name), ("hash", decision.RevisionHash));

    private void DemandGrantable(Decision decision, FirstApproval? first, SubmissionContext context)
    {
        DemandStanding(context);
        Demand((first?.Narrowing?.Window ?? Content.Window!).End > decision.At, "decide.window-over");
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
            DemandNarrower(narrowing, first?.Narrowing, decision.At);
        }
    }

    /// <summary>T13: narrower than what is asked, or than the first yes left of it (T14), never wider; and somebody still leads.</summary>
    private void DemandNarrower(Narrowing narrowing, Narrowing? before, DateTimeOffset now)
    {
        if (narrowing.Window is { } window)
        {
            var asked = before?.Window ?? Content.Window!;
            Demand(window.Start >= asked.Start && window.End <= asked.End && window.Start < window.End && window.End > now, "decide.widens", "Window");
            Demand(DailyHours.Within(window, asked), "decide.widens", "Window");
        }

        if (narrowing.Zones is { } zones)
        {
            Demand(zones.Count > 0 && zones.All((before?.Zones ?? Content.Zones).Contains), "decide.widens", "Zones");
        }

        if (narrowing.PersonIds is { } people)
        {
            Demand(people.All((before?.PersonIds ?? [.. Content.Visitors.Select(visitor => visitor.PersonId)]).Contains), "decide.widens", "Visitors");
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
