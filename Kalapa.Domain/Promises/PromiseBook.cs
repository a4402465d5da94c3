using Kalapa.Domain.Organisation;
using Kalapa.Domain.Queue;

namespace Kalapa.Domain.Promises;

/// <summary>Every version of the promises and every calendar, as they stand: what clocks are computed from. A value, read from some tens of rows.</summary>
public sealed class PromiseBook
{
    private readonly Dictionary<int, PromiseTable> _versions;
    private readonly Dictionary<(string, CalendarSide), WorkingCalendar> _calendars = [];
    private readonly Dictionary<CalendarSide, WorkingCalendar> _standard = [];

    /// <param name="versions">All there are; at least one.</param>
    /// <param name="calendars">Those that were kept; a branch without one works in the standard hours.</param>
    /// <param name="branches">For their zones.</param>
    public PromiseBook(IEnumerable<PromiseVersion> versions, IEnumerable<BranchCalendar> calendars, IReadOnlyCollection<Branch> branches)
    {
        _versions = versions.ToDictionary(version => version.Number, version => new PromiseTable(version.Targets));
        var kept = calendars.ToDictionary(calendar => (calendar.BranchCode, calendar.Side));
        foreach (var side in Enum.GetValues<CalendarSide>())
        {
            _standard[side] = BranchCalendar.Standard("", side).In(TimeZoneInfo.Utc);
            foreach (var branch in branches)
            {
                _calendars[(branch.Code, side)] = (kept.GetValueOrDefault((branch.Code, side)) ?? BranchCalendar.Standard(branch.Code, side)).In(branch.Clock);
            }
        }
    }

    /// <summary>What a new database begins with, before its branches are known.</summary>
    public static PromiseBook Default { get; } = new([PromiseVersion.First()], [], []);

    /// <summary>The version that a submission now keeps.</summary>
    public int Newest => _versions.Keys.Max();

    /// <summary>The clock that runs for a ticket; null when nothing is promised for whoever holds it.</summary>
    public PromiseClock? ClockOf(HeldTicket ticket) =>
        ticket.Holder is { } holder && Version(ticket.PromiseVersion).For(ticket) is { } target ? new(ticket.Since, target, CalendarOf(ticket.BranchCode, holder, ticket.Lane)) : null;

    /// <summary>What counts as working time: for emergencies the clock, for all others the hours of whoever holds it.</summary>
    public WorkingCalendar CalendarOf(string branchCode, PromiseHolder holder, Lane lane) =>
        lane == Lane.Emergency ? WorkingCalendar.RoundTheClock
        : _calendars.TryGetValue((branchCode, HeldTicket.SideOf(holder)), out var calendar) ? calendar
        : _standard[HeldTicket.SideOf(holder)];

    // A version that another node added a moment ago is not known here for a moment.
    private PromiseTable Version(int number) => _versions.GetValueOrDefault(number) ?? _versions[Newest];
}
