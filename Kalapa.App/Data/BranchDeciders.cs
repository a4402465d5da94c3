using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Who can decide where at one instant: the branches' supervisors, those who stand in for them (O52), and who is named for one ticket (O23).</summary>
internal sealed class BranchDeciders
{
    private readonly Dictionary<Guid, KalapaUser> _supervisors;
    private readonly List<StandIn> _standIns;

    private BranchDeciders(IEnumerable<KalapaUser> supervisors, IEnumerable<StandIn> standIns)
    {
        _supervisors = supervisors.ToDictionary(user => user.Id);
        // A right that is lent lasts no longer than the right: who lost the branch or the account lends nothing.
        _standIns = [.. standIns.Where(row => _supervisors.ContainsKey(row.UserId) && _supervisors.TryGetValue(row.ForUserId, out var user) && user.Branches.Contains(row.BranchCode))];
    }

    /// <summary>Every supervisor whose account is enabled.</summary>
    public IReadOnlyCollection<KalapaUser> Supervisors => _supervisors.Values;

    /// <summary>Two small reads, whatever was ever decided.</summary>
    public static async Task<BranchDeciders> Read(KalapaDbContext db, DateTimeOffset now, CancellationToken cancellationToken) => new(
        await db.Users.AsNoTracking().Where(user => user.Role == Role.Supervisor && !user.Disabled).ToListAsync(cancellationToken),
        await Running(db, now).ToListAsync(cancellationToken));

    /// <summary>Who acts, with the branches in which a supervisor stands in at this instant.</summary>
    public static async Task<Actor> ActorOf(KalapaDbContext db, KalapaUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actor = user.ToActor();
        if (user.Role != Role.Supervisor)
        {
            return actor;
        }

        var lent = await Running(db, now).Where(row => row.UserId == user.Id)
            .Join(db.Users.AsNoTracking().Where(principal => principal.Role == Role.Supervisor && !principal.Disabled), row => row.ForUserId, principal => principal.Id, (row, principal) => new { StandIn = row, principal.Branches })
            .ToListAsync(cancellationToken);
        return actor with
        {
            DecidesFor = lent.Where(row => row.Branches.Contains(row.StandIn.BranchCode)).GroupBy(row => row.StandIn.BranchCode)
                .ToDictionary(branch => branch.Key, branch => branch.MinBy(row => row.StandIn.NamedAt)!.StandIn.For),
        };
    }

    /// <summary>Those of a branch.</summary>
    public IReadOnlyList<PossibleDecider> Of(string branchCode) =>
    [
        .. _supervisors.Values.Where(user => user.Branches.Contains(branchCode)).Select(user => new PossibleDecider(user.Id)),
        .. _standIns.Where(row => row.BranchCode == branchCode && !_supervisors[row.UserId].Branches.Contains(branchCode)).Select(row => new PossibleDecider(row.UserId, row.For)),
    ];

    /// <summary>Those of a ticket: its branch's, and who is named for it. Of a support request, which nobody decides on, the branch's own supervisors.</summary>
    public IReadOnlyList<PossibleDecider> Of(Ticket ticket) =>
    [
        .. Of(ticket.BranchCode).Where(decider => decider.UserId != ticket.NamedApproverId && (ticket.Kind == TicketKind.Permit || decider.For is null)),
        .. ticket.NamedApproverId is { } named && _supervisors.ContainsKey(named) ? [new PossibleDecider(named)] : Array.Empty<PossibleDecider>(),
    ];

    private static IQueryable<StandIn> Running(KalapaDbContext db, DateTimeOffset now) =>
        db.StandIns.AsNoTracking().Where(row => row.WithdrawnAt == null && row.BeginsAt <= now && row.EndsAt > now);
}
