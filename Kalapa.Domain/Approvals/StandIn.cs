namespace Kalapa.Domain.Approvals;

/// <summary>
/// For some days another branch's supervisor decides in a branch for one who is away (O52). The rights begin and end with the days, by the branch's
/// clock, and nobody has to do anything for it; they also end when it is withdrawn. It is never erased.
/// </summary>
public sealed class StandIn
{
    /// <summary>So many days at most, so that nobody's right goes on unnoticed.</summary>
    public const int LongestDays = 92;

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>For whom: a supervisor of the branch, who named it.</summary>
    public Guid ForUserId { get; private set; }

    /// <summary>By name.</summary>
    public string ForName { get; private set; } = "";

    /// <summary>Who stands in.</summary>
    public Guid UserId { get; private set; }

    /// <summary>By name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>The first day's beginning at the branch; the naming's instant when that day ran already.</summary>
    public DateTimeOffset BeginsAt { get; private set; }

    /// <summary>The last day's end at the branch: from this instant on it is over.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When it was named.</summary>
    public DateTimeOffset NamedAt { get; private set; }

    /// <summary>When the stand-in was told that it began; null before. Rights do not ask it.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>When its end was recorded; null before. Rights do not ask it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it was withdrawn before its end; null for most.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>For whom, as a value.</summary>
    public Principal For => new(ForUserId, ForName);

    /// <summary>Names one.</summary>
    /// <param name="principal">The supervisor who will be away, of the branch <paramref name="branchCode"/>.</param>
    /// <param name="branchCode">One of the principal's own.</param>
    /// <param name="standIn">Who decides meanwhile.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="clock">The branch's zone, in which days begin and end.</param>
    /// <param name="there">Those of the branch that are named already.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken">
    /// <c>standin.self</c>; <c>standin.no-supervisor</c>; <c>standin.decides-there</c>; <c>standin.dates</c>; <c>standin.past</c>;
    /// <c>standin.too-long</c>, naming the limit; <c>standin.overlaps</c>, naming who stands in for whom until when.
    /// </exception>
    public static StandIn NameOne(
        Actor principal, string branchCode, Actor standIn, DateOnly from, DateOnly to, TimeZoneInfo clock, IEnumerable<StandIn> there, DateTimeOffset now)
    {
        Demand(standIn.UserId != principal.UserId, "standin.self");
        Demand(standIn.Role == Role.Supervisor, "standin.no-supervisor", standIn.Name);
        Demand(!standIn.Covers(branchCode), "standin.decides-there", standIn.Name);
        Demand(from <= to, "standin.dates");
        Demand(to.DayNumber - from.DayNumber < LongestDays, "standin.too-long", LongestDays);
        var (begins, ends) = (StartOf(from, clock), StartOf(to.AddDays(1), clock));
        Demand(ends > now, "standin.past");
        var named = new StandIn
        {
            Id = Guid.CreateVersion7(now),
            BranchCode = branchCode,
            ForUserId = principal.UserId,
            ForName = principal.Name,
            UserId = standIn.UserId,
            Name = standIn.Name,
            From = from,
            To = to,
            BeginsAt = begins > now ? begins : now,
            EndsAt = ends,
            NamedAt = now,
        };
        if (there.FirstOrDefault(other => other.IsInTheWayOf(named, now)) is { } overlapped)
        {
            throw new RuleBroken("standin.overlaps", overlapped.Name, overlapped.ForName, overlapped.To);
        }

        return named;
    }

    /// <summary>True while the stand-in may decide.</summary>
    public bool IsRunning(DateTimeOffset now) => WithdrawnAt is null && BeginsAt <= now && now < EndsAt;

    /// <summary>True when it neither ended nor was withdrawn: it runs or is to come.</summary>
    public bool IsAhead(DateTimeOffset now) => WithdrawnAt is null && now < EndsAt;

    /// <summary>Ends it at once.</summary>
    /// <exception cref="RuleBroken"><c>standin.over</c>.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        Demand(IsAhead(now), "standin.over");
        WithdrawnAt = now;
    }

    /// <summary>Its begin is told, once.</summary>
    /// <returns>False when it was told already, or is not due.</returns>
    public bool TellBegin(DateTimeOffset now)
    {
        if (BegunAt is not null || !IsRunning(now))
        {
            return false;
        }

        BegunAt = now;
        return true;
    }

    /// <summary>Its end is recorded, once; one that was withdrawn has no other end.</summary>
    /// <returns>False when it was recorded already, or is not due.</returns>
    public bool TellEnd(DateTimeOffset now)
    {
        if (EndedAt is not null || WithdrawnAt is not null || now < EndsAt)
        {
            return false;
        }

        EndedAt = now;
        return true;
    }

    // One who is away has one stand-in at a time; and one who stands in for two at once could not say for whom a decision was.
    private bool IsInTheWayOf(StandIn other, DateTimeOffset now) =>
        IsAhead(now) && BranchCode == other.BranchCode && (ForUserId == other.ForUserId || UserId == other.UserId) && From <= other.To && other.From <= To;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo clock)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, clock.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static void Demand(bool holds, string code, params object[] values)
    {
        if (!holds)
        {
            throw new RuleBroken(code, values);
        }
    }
}
