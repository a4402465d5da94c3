using Kalapa.App.Live;

namespace Kalapa.App.Features.Activity;

/// <summary>So many of something.</summary>
/// <param name="Name">An agent or a branch.</param>
/// <param name="Count">How many.</param>
public sealed record Tally(string Name, int Count);

/// <summary>Visitors inside one branch.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Inside">Now.</param>
/// <param name="Capacity">At most.</param>
public sealed record Occupancy(string Branch, int Inside, int Capacity);

/// <summary>The figures of the tiles, counted from the rows that the reader may list.</summary>
public sealed record ActivityNumbers
{
    /// <summary>Nobody has taken them yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>How long the one that waits longest has waited; null when nothing waits.</summary>
    public required TimeSpan? OldestWait { get; init; }

    /// <summary>In review, by agent, the busiest first.</summary>
    public required IReadOnlyList<Tally> InReview { get; init; }

    /// <summary>Awaiting the supervisor's decision, by branch.</summary>
    public required IReadOnlyList<Tally> Awaiting { get; init; }

    /// <summary>The supervisor asked and CS answers.</summary>
    public required int Clarifying { get; init; }

    /// <summary>The client completes them.</summary>
    public required int Returned { get; init; }

    /// <summary>Permits whose window touches the branch's today and that are not over.</summary>
    public required int ExpectedToday { get; init; }

    /// <summary>People inside, by branch.</summary>
    public required IReadOnlyList<Occupancy> OnSite { get; init; }

    /// <summary>Permits with somebody inside who stayed too long.</summary>
    public required IReadOnlyList<PermitRow> Overstays { get; init; }

    /// <summary>Tickets that nobody may decide on.</summary>
    public required IReadOnlyList<TicketRow> WithoutDecider { get; init; }

    /// <summary>Counts.</summary>
    public static ActivityNumbers Of(IReadOnlyList<TicketRow> tickets, IReadOnlyList<PermitRow> permits, ActivityContext context, DateTimeOffset now)
    {
        var waiting = tickets.Of(ActivityFigure.Waiting).ToList();
        return new()
        {
            Waiting = waiting.Count,
            OldestWait = waiting.Count == 0 ? null : now - waiting.Min(row => row.Key.QueuedAt),
            InReview = Tallies(tickets.Of(ActivityFigure.InReview).Select(row => row.Owner)),
            Awaiting = Tallies(tickets.Of(ActivityFigure.Awaiting).Select(row => NameOf(row.Branch, context))),
            Clarifying = tickets.Of(ActivityFigure.Clarifying).Count(),
            Returned = tickets.Of(ActivityFigure.Returned).Count(),
            ExpectedToday = permits.Of(ActivityFigure.Expected, now).Count(),
            OnSite = [.. context.Branches.Select(branch => new Occupancy(
                branch.Name, permits.Where(row => row.Branch == branch.Code).Sum(row => row.Inside), branch.MaxPeople))],
            Overstays = [.. permits.Where(row => row is { Overstayed: true, Inside: > 0 })],
            WithoutDecider = [.. tickets.Where(row => context.WithoutDecider.Contains(row.Id))],
        };
    }

    private static IReadOnlyList<Tally> Tallies(IEnumerable<string> names) =>
        [.. names.GroupBy(name => name, (name, all) => new Tally(name, all.Count())).OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Name, StringComparer.Ordinal)];

    private static string NameOf(string code, ActivityContext context) => context.Branches.FirstOrDefault(branch => branch.Code == code)?.Name ?? code;
}
