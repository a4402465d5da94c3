using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Promises;

/// <summary>In whose hands a promise runs. The client's own time has deadlines of its own (T08, U01), and nothing is promised for a visit that is awaited.</summary>
public enum PromiseHolder
{
    /// <summary>Nobody took it yet.</summary>
    Queue,

    /// <summary>Customer service works on it or answers the supervisor.</summary>
    Cs,

    /// <summary>A supervisor of the branch decides.</summary>
    Supervisor,

    /// <summary>The branch's people do what they were asked to do.</summary>
    AtBranch,
}

/// <summary>One line of the promises: how long one holder may take. What is left open holds for everything.</summary>
/// <param name="Holder">In whose hands.</param>
/// <param name="Minutes">Of working time, from 1 to <see cref="MostMinutes"/>; of any time in the lane of emergencies.</param>
/// <param name="Kind">Of which kind alone.</param>
/// <param name="Topic">Of which base permit type or group of categories alone; empty for all.</param>
/// <param name="Lane">In which lane alone.</param>
public sealed record PromiseTarget(PromiseHolder Holder, int Minutes, TicketKind? Kind = null, string Topic = "", Lane? Lane = null)
{
    /// <summary>The longest promise: 90 days.</summary>
    public const int MostMinutes = 90 * 24 * 60;

    /// <summary>It is about such a ticket in these hands.</summary>
    public bool Covers(HeldTicket ticket, PromiseHolder holder) =>
        Holder == holder && (Kind ?? ticket.Kind) == ticket.Kind && (Lane ?? ticket.Lane) == ticket.Lane && (Topic.Length == 0 || Topic == ticket.Topic);

    /// <summary>Two lines that would be about the same tickets.</summary>
    public bool IsAboutTheSameAs(PromiseTarget other) => this with { Minutes = other.Minutes } == other;

    /// <summary>The lane says how urgent it is, so it weighs most; then what it is about.</summary>
    internal int Weight() => (Lane is null ? 0 : 4) + (Topic.Length == 0 ? 0 : 2) + (Kind is null ? 0 : 1);
}

/// <summary>One version of the promises. The narrowest line that covers a ticket counts.</summary>
/// <param name="Targets">In the order in which they are shown.</param>
public sealed record PromiseTable(IReadOnlyList<PromiseTarget> Targets)
{
    /// <summary>What a new database begins with (reach.md section 1).</summary>
    public static PromiseTable Default { get; } = new(
    [
        new(PromiseHolder.Queue, 30),
        new(PromiseHolder.Queue, 10, Lane: Lane.OnSite),
        new(PromiseHolder.Queue, 10, Lane: Lane.Emergency),
        new(PromiseHolder.Cs, 120),
        new(PromiseHolder.Cs, 30, Lane: Lane.Emergency),
        new(PromiseHolder.Supervisor, 240),
        new(PromiseHolder.Supervisor, 20, Lane: Lane.Emergency),
        new(PromiseHolder.AtBranch, 240),
    ]);

    /// <summary>How long the holder may have such a ticket; null when nothing is promised.</summary>
    public TimeSpan? For(HeldTicket ticket) => ticket.Holder is { } holder
        && Targets.Where(target => target.Covers(ticket, holder)).MaxBy(target => target.Weight()) is { } found ? TimeSpan.FromMinutes(found.Minutes) : null;
}
