namespace Kalapa.Domain.Papers;

/// <summary>What was said about a paper.</summary>
public enum Verdict
{
    /// <summary>Nobody looked yet.</summary>
    Pending,

    /// <summary>Good.</summary>
    Accepted,

    /// <summary>Not good, with a <see cref="ReasonCode"/>.</summary>
    Rejected,

    /// <summary>The client lacks it and asks to go without.</summary>
    WaiverAsked,

    /// <summary>The supervisor lets it go, inside the decision.</summary>
    Waived,

    /// <summary>The supervisor does not.</summary>
    WaiverRefused,
}

/// <summary>Why a paper was rejected.</summary>
public enum ReasonCode
{
    /// <summary>Not there.</summary>
    Missing,

    /// <summary>Cannot be read.</summary>
    Unreadable,

    /// <summary>Out of date.</summary>
    Expired,

    /// <summary>Somebody else's.</summary>
    WrongPerson,

    /// <summary>The name differs.</summary>
    NameMismatch,

    /// <summary>No signature.</summary>
    Unsigned,

    /// <summary>Another date.</summary>
    WrongDate,

    /// <summary>Another branch.</summary>
    WrongBranch,

    /// <summary>Parts lack.</summary>
    Incomplete,

    /// <summary>Does not fit this work.</summary>
    NotApplicable,
}

/// <summary>
/// One version of one paper. A slot is (<see cref="Requirement"/>, <see cref="PersonId"/>); its highest <see cref="Version"/> counts,
/// the others are its history.
/// </summary>
public sealed class TicketDocument
{
    /// <summary>Most UTF-16 units of <see cref="Note"/>.</summary>
    public const int LongestNote = 1_000;

    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>The ticket.</summary>
    public Guid TicketId { get; init; }

    /// <summary>Paper code, D01..D20.</summary>
    public required string Requirement { get; init; }

    /// <summary>The worker a per-person paper is about.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The file; null when a waiver is asked instead.</summary>
    public Guid? AttachmentId { get; init; }

    /// <summary>1, 2, 3 ... within the slot.</summary>
    public int Version { get; init; }

    /// <summary>Last day the paper is good, if it has one.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What was said about it.</summary>
    public Verdict Verdict { get; internal set; }

    /// <summary>Why it was rejected.</summary>
    public ReasonCode? Reason { get; internal set; }

    /// <summary>The reason of a waiver, or the reviewer's note.</summary>
    public string Note { get; internal set; } = "";

    /// <summary>Who brought it or asked.</summary>
    public Guid SuppliedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset SuppliedAt { get; init; }

    /// <summary>Who judged it.</summary>
    public Guid? JudgedBy { get; internal set; }

    /// <summary>When.</summary>
    public DateTimeOffset? JudgedAt { get; internal set; }

    /// <summary>What the paper's inputs were when it was judged; a change of them makes an accepted paper pending again (T09).</summary>
    public string? JudgedInputs { get; internal set; }

    /// <summary>The slot this version belongs to.</summary>
    public PaperSlot Slot => new(Requirement, PersonId);
}

/// <summary>Where a paper goes: which one, and for per-person papers whose.</summary>
/// <param name="Requirement">Paper code.</param>
/// <param name="PersonId">The worker, or null.</param>
public readonly record struct PaperSlot(string Requirement, Guid? PersonId = null);
