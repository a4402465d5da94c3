using Kalapa.Domain.Organisation;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.SupportRequests;

/// <summary>
/// A fault, a question or an order, from the first field to the client's "solved": the aggregate that keeps desk.md section 2. Who waits
/// and who holds it is every ticket's matter (<see cref="Ticket"/>). It has no papers, no approval and no permit (always true 13).
/// </summary>
public sealed partial class SupportRequest : Ticket
{
    /// <summary>Time to answer a question (U01), and to say that it is not solved (U10).</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromHours(72);

    private SupportRequest()
        : base(TicketKind.Support)
    {
    }

    private SupportRequest(
        Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom)
        : base(TicketKind.Support, id, author, requesterId, tenantId, branchCode, channel, now, copiedFrom)
    {
    }

    /// <summary>What is asked.</summary>
    public SupportDetails Details
    {
        get;
        private set
        {
            field = value;
            Title = value.Title;
        }
    } = new();

    /// <summary>The category's code, kept beside the details so that reports find it.</summary>
    public string Category
    {
        get => Details.Category;
        private set => _ = value;
    }

    /// <summary>The device in the register that it is about, kept beside the details so that the device's page finds it.</summary>
    public Guid? DeviceId
    {
        get => Details.DeviceId;
        private set => _ = value;
    }

    /// <summary>What came of it; null before U09 and again after U11.</summary>
    public SupportOutcome? Outcome { get; private set; }

    /// <summary>Why it happened, as the owner found; empty when not known.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>What was said to the client at U09.</summary>
    public string Solution { get; private set; } = "";

    /// <summary>What the branch was asked to do (U04).</summary>
    public string Instruction { get; private set; } = "";

    /// <summary>The request for the visit that is awaited (U06); null when none is.</summary>
    public Guid? VisitId { get; private set; }

    /// <summary>How often the client said that it was not solved (U11).</summary>
    public int NotSolvedCount { get; private set; }

    /// <inheritdoc/>
    private protected override Lifecycle<TicketState, TicketAction> Lifecycle => SupportLifecycle.Table;

    /// <inheritdoc/>
    private protected override string PromiseTopic => SupportCatalogue.GroupOf(Category);

    /// <summary>T01: a draft for <paramref name="requesterId"/>, filed by <paramref name="author"/>.</summary>
    public static SupportRequest Create(
        Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom = null) =>
        new(id, author, requesterId, tenantId, branchCode, channel, now, copiedFrom);

    /// <summary>Saves fields of a draft: last write wins, no audit row. Who changes what shall be done by hand consents to it anew.</summary>
    /// <exception cref="RuleBroken"><c>ticket.not-draft</c>.</exception>
    public void Write(SupportDetails details, string branchCode)
    {
        Demand(State == TicketState.Draft, "ticket.not-draft");
        Details = WithValidConsent(details.Fitting());
        BranchCode = branchCode;
    }

    /// <summary>T02. The client's place comes from <paramref name="stamp"/>, drawn under the queue's lock.</summary>
    /// <exception cref="RuleBroken">The faults of <see cref="SupportRules"/>, which says too what <paramref name="issueCategory"/> is.</exception>
    public void Submit(
        Actor actor, Branch branch, Tenant tenant, SupportCatalogue catalogue, QueueStamp stamp, string number, DateTimeOffset now, string? issueCategory = null)
    {
        Lifecycle.Next(State, TicketAction.Submit);
        var details = Details.Cleaned();
        RuleBroken.ThrowIfAny(SupportRules.Check(details, branch, tenant, catalogue, now, issueCategory));
        Details = details;
        JoinQueue(actor, LaneOf(Details), stamp, number, now);
    }

    /// <summary>T20.</summary>
    /// <exception cref="RuleBroken"><c>cancel.reason-missing</c>.</exception>
    public void Cancel(Actor actor, string reason, DateTimeOffset now)
    {
        CallOff(actor, reason, now);
        VisitId = null;
    }

    /// <summary>The lane of what is asked: an emergency when nothing works and there is a number to call back.</summary>
    public static Lane LaneOf(SupportDetails details) =>
        details is { Impact: Impact.Down, CallbackPhone.Length: > 0 } ? Lane.Emergency : Lane.Normal;

    private SupportDetails WithValidConsent(SupportDetails written) =>
        written.HandsOn is { Consent: { } consent } hands && Details.HandsOn is { } before && before.Consent == consent
            && (before.Steps, before.MayBeSwitchedOff) != (hands.Steps, hands.MayBeSwitchedOff)
            ? written with { HandsOn = hands with { Consent = null } }
            : written;
}
