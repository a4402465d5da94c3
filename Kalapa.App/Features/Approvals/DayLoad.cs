using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Approvals;

/// <summary>What is already permitted on the fullest day of a visit, in its branch.</summary>
/// <param name="Day">That day in the branch's calendar.</param>
/// <param name="Visits">Other permits for it.</param>
/// <param name="People">People on those permits.</param>
/// <param name="Holds">How many visitors the branch holds at once.</param>
public sealed record DayLoad(DateOnly Day, int Visits, int People, int Holds)
{
    /// <summary>True when so many more people would not fit if everybody were there at once.</summary>
    public bool IsOver(int more) => People + more > Holds;

    /// <summary>The load a decision on <paramref name="ticket"/> meets; the ticket's own permit is not counted.</summary>
    /// <param name="ticket">The visit.</param>
    /// <param name="permits">The permits of all branches.</param>
    public static DayLoad Of(TicketRow ticket, IEnumerable<PermitRow> permits)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(ticket.TimeZone);
        var others = permits
            .Where(permit => permit.Branch == ticket.Branch && permit.Id != ticket.Id && !permit.State.IsFinal())
            .Select(permit => (Days: Days(permit.Window, zone), permit.People.Count))
            .ToList();
        var days = Days(ticket.Visit, zone);
        return Enumerable.Range(days.First.DayNumber, days.Last.DayNumber - days.First.DayNumber + 1)
            .Select(number => DateOnly.FromDayNumber(number))
            .Select(day => (Day: day, That: others.FindAll(other => other.Days.First <= day && day <= other.Days.Last)))
            .Select(on => new DayLoad(on.Day, on.That.Count, on.That.Sum(other => other.Count), ticket.BranchHolds))
            .MaxBy(load => load.People)!;
    }

    private static (DateOnly First, DateOnly Last) Days(VisitWindow window, TimeZoneInfo zone) =>
        (BranchTime.DayOf(window.Start, zone), BranchTime.DayOf(window.End, zone));
}
