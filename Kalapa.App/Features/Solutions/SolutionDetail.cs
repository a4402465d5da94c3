using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>A ticket that a solution solved.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Null for none yet.</param>
/// <param name="Title">Of the ticket.</param>
public sealed record SolvedTicket(Guid Id, string? Number, string Title);

/// <summary>A solution with what its reader may do to it.</summary>
/// <param name="Id">Key.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Content">What is written.</param>
public sealed record SolutionView(Guid Id, SolutionState State, SolutionContent Content)
{
    /// <summary>Who drafted it.</summary>
    public required string Author { get; init; }

    /// <summary>Who published it; empty for a draft.</summary>
    public required string Publisher { get; init; }

    /// <summary>When it was last written, published or retired.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>How often it was opened where it was offered, or helped.</summary>
    public required int Used { get; init; }

    /// <summary>How often it helped.</summary>
    public required int Helped { get; init; }

    /// <summary>The tickets that it solved, of those that the reader may list; nobody else's client learns of one.</summary>
    public required IReadOnlyList<SolvedTicket> Tickets { get; init; }

    /// <summary>O67: who sees how it came about, and may write.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>O68: a lead.</summary>
    public required bool MayPublish { get; init; }

    /// <summary>The reader wrote in it, and so neither publishes nor retires it.</summary>
    public required bool IsOwnText { get; init; }

    /// <summary>Staff see counts, author and tickets.</summary>
    public required bool IsStaff { get; init; }
}

/// <summary>Reads one solution: O66, O67, rule 15.</summary>
public sealed class SolutionDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The solution; null when it is not there or not for this reader, which look the same.</summary>
    public async Task<SolutionView?> For(Actor? reader, Guid id, CancellationToken cancellationToken = default)
    {
        var reach = SolutionReach.Of(access, reader);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var solution = await db.Solutions.AsNoTracking().Where(reach.Rows).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (solution is null || reader is null)
        {
            return null;
        }

        return new(solution.Id, solution.State, solution.Content)
        {
            Author = solution.AuthorName,
            Publisher = solution.PublisherName,
            ChangedAt = solution.ChangedAt,
            Used = solution.Used,
            Helped = solution.Helped,
            Tickets = reach.Staff ? await TicketsOf(db, reader, solution.TicketIds, cancellationToken) : [],
            MayWrite = access.Allows(reader, Operation.DraftSolution, null),
            MayPublish = access.Allows(reader, Operation.PublishSolution, null),
            IsOwnText = solution.IsWriter(reader.UserId),
            IsStaff = reach.Staff,
        };
    }

    private async Task<IReadOnlyList<SolvedTicket>> TicketsOf(KalapaDbContext db, Actor reader, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. tickets.Where(ticket => access.Allows(reader, Operation.ReadHeader, ticket.Subject)).Select(ticket => new SolvedTicket(ticket.Id, ticket.Number, ticket.Title))];
    }
}
