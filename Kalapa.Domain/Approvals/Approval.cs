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
public sealed record Narrowing(VisitWindow? Window = null, IReadOnlyList<Guid>? PersonIds = null, IReadOnlyList<string>? Zones = null)
{
    /// <summary>What is left when both narrowed: where this one says nothing, <paramref name="first"/> goes on (T14).</summary>
    public static Narrowing? Within(Narrowing? first, Narrowing? second) => first is null ? second : second is null ? first
        : new(second.Window ?? first.Window, second.PersonIds ?? first.PersonIds, second.Zones ?? first.Zones);
}

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

    /// <summary>For whom it is decided; null in the own right (O52).</summary>
    public Principal? For { get; init; }

    /// <summary>The second of two yeses with the first in it: the conditions of both, and what either narrowed.</summary>
    public Decision After(FirstApproval first) => this with
    {
        Outcome = first.Conditions.Length > 0 ? Outcome.ApprovedWithConditions : Outcome,
        Conditions = string.Join("\n\n", new[] { first.Conditions, Conditions }.Where(text => text.Length > 0)),
        Narrowing = Narrowing.Within(first.Narrowing, Narrowing),
    };
}

/// <summary>The first of two yeses to what is of risk class 4 (T14); it lets nobody in.</summary>
/// <param name="ById">Who.</param>
/// <param name="ByName">The name at that moment.</param>
/// <param name="For">For whom; null in the own right.</param>
/// <param name="At">When.</param>
public sealed record FirstApproval(Guid ById, string ByName, Principal? For, DateTimeOffset At)
{
    /// <summary>Conditions, which the second cannot take away.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>What was narrowed; the second decides within it.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>As it is shown.</summary>
    public DeciderName Name => new(ByName, For?.Name);
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

    /// <summary>It ends with yes only when two different people said it (T14): the content is of risk class 4.</summary>
    public bool NeedsTwo { get; init; }

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

    /// <summary>For whom it was decided; null in the own right, while open and when superseded (O52).</summary>
    public Guid? DecidedForId { get; private set; }

    /// <summary>By name; empty in the own right.</summary>
    public string DecidedForName { get; private set; } = "";

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The first of two yeses; null while there is none, and where one is enough (T14).</summary>
    public FirstApproval? First { get; private set; }

    /// <summary>Those who decided, in order, as they are shown; one who said no before a second was asked stands alone.</summary>
    public IReadOnlyList<DeciderName> Deciders =>
    [
        .. First is { } first && Outcome != Approvals.Outcome.Rejected ? [first.Name] : Array.Empty<DeciderName>(),
        .. DecidedBy is null ? Array.Empty<DeciderName>() : [new DeciderName(DecidedByName, DecidedForName.Length > 0 ? DecidedForName : null)],
    ];

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
        DecidedForId = decision.For?.UserId;
        DecidedForName = decision.For?.Name ?? "";
        DecidedAt = decision.At;
    }

    /// <summary>T14: writes the first of two yeses, once; the round stays open for the second.</summary>
    /// <exception cref="RuleBroken"><c>approval.already-decided</c>, naming who decided or was first.</exception>
    internal void DecideFirst(Decision decision)
    {
        EnsureOpen();
        if (First is { } first)
        {
            throw new RuleBroken("approval.already-decided", first.ByName);
        }

        First = new(decision.By.UserId, decision.By.Name, decision.For, decision.At) { Conditions = decision.Conditions, Narrowing = decision.Narrowing };
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
