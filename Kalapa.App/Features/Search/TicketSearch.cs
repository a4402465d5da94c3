using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Search;

/// <summary>A request that was found.</summary>
/// <param name="Id">Key.</param>
/// <param name="State">Where it stands.</param>
public sealed record FoundTicket(Guid Id, TicketState State) : IStableRow
{
    /// <summary>What sort of ticket it is.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>Null for a draft.</summary>
    public required string? Number { get; init; }

    /// <summary>One line that names the work; may be empty in a draft.</summary>
    public required string Title { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>The branch's name.</summary>
    public required string Branch { get; init; }

    /// <summary>The branch's zone.</summary>
    public required TimeZoneInfo Clock { get; init; }

    /// <summary>The visit; null until typed.</summary>
    public required VisitWindow? Window { get; init; }

    /// <summary>The permit's state, once out.</summary>
    public required PermitState? Permit { get; init; }

    /// <summary>The reader's page of it.</summary>
    public required string Address { get; init; }

    /// <summary>Where a word stands that is in neither number, title nor company; null when there is none.</summary>
    public required FoundPlace? Place { get; init; }
}

/// <summary>What a search came to.</summary>
/// <param name="Tickets">Newest first.</param>
/// <param name="HasMore">There are more than <see cref="TicketSearch.Most"/>.</param>
public sealed record SearchAnswer(IReadOnlyList<FoundTicket> Tickets, bool HasMore)
{
    /// <summary>Nothing.</summary>
    public static SearchAnswer None { get; } = new([], HasMore: false);
}

/// <summary>
/// Finds requests by number, work, company, people, equipment and messages, through the database's full-text index. What the reader may not list (O07) is neither found nor
/// counted, and what the reader may not read is not looked into.
/// </summary>
public sealed class TicketSearch(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>As many are shown.</summary>
    public const int Most = 50;

    /// <summary>Fewer letters than this find too much.</summary>
    public const int Shortest = 2;

    /// <summary>
    /// The newest requests that have each word of <paramref name="text"/>, whatever its case, accents and punctuation: as the beginning of a word, and in titles, names, racks and
    /// serials as a part of three letters or more from its middle too. Where a whole ticket number stands in it (R95), that request alone. The cost does not grow with history, but on
    /// MySQL and MariaDB with what the rarest word is in.
    /// </summary>
    public async Task<SearchAnswer> For(Actor? reader, string? text, CancellationToken cancellationToken = default)
    {
        var wanted = TypedText.Line(text);
        var terms = TypedText.SearchTerms(wanted);
        var number = TicketNumber.TryParse(wanted, out var read) ? read.ToString() : null;
        if (reader is null || wanted.Length > SearchField.Longest || terms.Sum(term => term.Joined.Length) < Shortest)
        {
            return SearchAnswer.None;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listable = db.Tickets.AsNoTracking().WithinReadScopeOf(reader)
            .Where(row => row.State != TicketState.Draft || row.RequesterId == reader.UserId || row.CreatedById == reader.UserId);
        var ids = number is null
            ? await db.Find(reader, terms, Most + 1, cancellationToken)
            : await db.Tickets.Where(row => row.Number == number).Select(row => row.Id).ToListAsync(cancellationToken);
        var known = await listable.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var found = ids.Where(known.ContainsKey).Select(id => known[id]);
        var listed = found.Where(row => access.Allows(reader, Operation.List, row.Subject)).ToList();
        return new(await Shown(db, reader, [.. listed.Take(Most)], number is null ? terms : [], cancellationToken), listed.Count > Most);
    }

    private static async Task<IReadOnlyList<FoundTicket>> Shown(
        KalapaDbContext db, Actor reader, List<Ticket> tickets, IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken)
    {
        if (tickets.Count == 0)
        {
            return [];
        }

        Guid[] ids = [.. tickets.Select(ticket => ticket.Id)];
        var permits = await db.Permits.Where(row => ids.Contains(row.TicketId)).Select(row => new { row.TicketId, row.State })
            .ToDictionaryAsync(row => row.TicketId, row => row.State, cancellationToken);
        var branches = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Code, cancellationToken);
        Guid[] companies = [.. tickets.Select(ticket => ticket.TenantId).Distinct()];
        var tenants = await db.Tenants.Where(row => companies.Contains(row.Id))
            .Select(row => new { row.Id, row.LegalName }).ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        Guid[] people = [.. tickets.Select(ticket => ticket.RequesterId).Distinct()];
        var names = await db.Users.Where(row => people.Contains(row.Id)).Select(row => new { row.Id, row.DisplayName }).ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        return
        [
            .. tickets.Select(ticket => new FoundTicket(ticket.Id, ticket.State)
            {
                Kind = ticket.Kind,
                Number = ticket.Number,
                Title = ticket.Title,
                Tenant = tenants[ticket.TenantId],
                Branch = branches[ticket.BranchCode].Name,
                Clock = branches[ticket.BranchCode].Clock,
                Window = (ticket as PermitRequest)?.Content.Window,
                Permit = permits.TryGetValue(ticket.Id, out var state) ? state : null,
                Address = AddressOf(reader.Role, ticket),
                Place = FoundPlace.Of(terms, ticket, tenants[ticket.TenantId], names.GetValueOrDefault(ticket.RequesterId, ""), readsContent: reader.Role != Role.Admin),
            }),
        ];
    }

    private static string AddressOf(Role role, Ticket ticket)
    {
        var own = ticket.Kind == TicketKind.Support ? $"/bantuan/{ticket.Id}" : $"/permintaan/{ticket.Id}";
        return ticket.State == TicketState.Draft ? $"{own}/isi"
            : role == Role.Client ? own
            : $"/tiket/{ticket.Id}";
    }
}
