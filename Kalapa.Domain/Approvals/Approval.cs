using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Approvals;

/// <summary>How a round of approval ended.</summary>
public enum Outcome
{
    /// <summary>Yes.</summary>
    Approved,

    /// <summary>Yes, if.</summary>
    ApprovedWithConditions,

    /// <summary>No.</summary>
    Rejected,

    /// <summary>The request went back before anybody decided.</summary>
    Superseded,
}

/// <summary>What a decision may narrow, never widen; null leaves the request's value.</summary>
/// <param name="Window">A window inside the asked one.</param>
/// <param name="PersonIds">Some of the asked people, a Lead among them.</param>
/// <param name="Zones">Some of the asked zones.</param>
public sealed record Narrowing(VisitWindow? Window = null, IReadOnlyList<Guid>? PersonIds = null, IReadOnlyList<string>? Zones = null);

/// <summary>A decision is a value: who, when, how, why.</summary>
/// <param name="Outcome">Approved, ApprovedWithConditions or Rejected.</param>
/// <param name="RevisionHash">The hash of the content the supervisor read.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
public sealed record Decision(Outcome Outcome, string RevisionHash, Actor By, DateTimeOffset At)
{
    /// <summary>Most UTF-16 units of <see cref="Reason"/> and of <see cref="Conditions"/>.</summary>
    public const int Longest = 2_000;

    /// <summary>Why; a rejection demands one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Printed on the permit.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>What is narrowed.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>The asked waivers that are granted.</summary>
    public IReadOnlyList<PaperSlot> WaiversGranted { get; init; } = [];
}

/// <summary>One round of approval. Written once: a new round is a new row.</summary>
public sealed class Approval
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>The ticket.</summary>
    public Guid TicketId { get; init; }

    /// <summary>SHA-256 of the content's canonical form, as escalated.</summary>
    public required string RevisionHash { get; init; }

    /// <summary>The CS owner who escalated.</summary>
    public Guid RequestedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>How it ended; null while open.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Conditions.</summary>
    public string Conditions { get; private set; } = "";

    /// <summary>What was narrowed.</summary>
    public Narrowing? Narrowing { get; private set; }

    /// <summary>Who decided; null while open and when superseded.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>The decider's name at that moment.</summary>
    public string DecidedByName { get; private set; } = "";

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>True until decided or superseded.</summary>
    public bool IsOpen => Outcome is null;

    /// <summary>Writes the decision, once.</summary>
    /// <exception cref="RuleBroken"><c>approval.already-decided</c>, naming who decided.</exception>
    internal void Decide(Decision decision)
    {
        EnsureOpen();
        Outcome = decision.Outcome;
        Reason = decision.Reason;
        Conditions = decision.Conditions;
        Narrowing = decision.Narrowing;
        DecidedBy = decision.By.UserId;
        DecidedByName = decision.By.Name;
        DecidedAt = decision.At;
    }

    /// <summary>The request went back; nobody decides on this round any more.</summary>
    /// <exception cref="RuleBroken"><c>approval.already-decided</c>, naming who decided.</exception>
    internal void Supersede(DateTimeOffset now)
    {
        EnsureOpen();
        Outcome = Approvals.Outcome.Superseded;
        DecidedAt = now;
    }

    private void EnsureOpen()
    {
        if (!IsOpen)
        {
            throw new RuleBroken("approval.already-decided", DecidedByName);
        }
    }
}
