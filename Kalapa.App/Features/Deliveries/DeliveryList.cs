using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Deliveries;

/// <summary>What was brought, or is to be, to one person by one channel.</summary>
/// <param name="Number">Its number; a newer one has a higher.</param>
/// <param name="Type">What it tells.</param>
/// <param name="Channel">By which way.</param>
/// <param name="State">How it stands.</param>
public sealed record DeliveryRow(long Number, NotificationType Type, DeliveryChannel Channel, DeliveryState State) : IStableRow
{
    Guid IStableRow.Id => IStableRow.IdOf(Number);

    /// <summary>To whom.</summary>
    public required string Who { get; init; }

    /// <summary>Where letters to that account go; empty for none.</summary>
    public required string Address { get; init; }

    /// <summary>About which ticket; null for the account itself, and for what the reader may not read.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>The ticket's number.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it is tried next; null once it has an end.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>A sender has it in this moment.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>When it came to an end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often the other side was asked.</summary>
    public int Attempts { get; init; }

    /// <summary>What it said last.</summary>
    public string Answer { get; init; } = "";

    /// <summary>An admin asked for it once more.</summary>
    public bool IsAgain { get; init; }

    /// <summary>It may be sent again.</summary>
    public bool MaySendAgain { get; init; }
}

/// <summary>A page of the log, newest first.</summary>
/// <param name="Rows">At most <see cref="DeliveryList.PageSize"/>.</param>
/// <param name="Before">Where the next page begins; null on the last.</param>
/// <param name="HasChannels">Something can be sent at all.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryRow> Rows, long? Before, bool HasChannels);

/// <summary>The log of deliveries (O77): what, to whom, when, how often, and what the other side said. A page costs its rows, however long the log is.</summary>
public sealed class DeliveryList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, OutgoingChannels channels)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    // A name that more accounts have than this is no filter worth its cost.
    private const int MostReceivers = 200;

    /// <summary>The page; null for who may not read the log.</summary>
    public async Task<DeliveryPage?> For(Actor? reader, DeliveryFilter filter, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ManageDeliveries, null))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Narrowed(db, filter, await Receivers(db, filter.Who, cancellationToken));
        var page = await rows.OrderByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var more = page.Count > PageSize;
        page = [.. page.Take(PageSize)];
        Guid[] users = [.. page.Select(row => row.UserId).Distinct()];
        Guid[] tickets = [.. page.Select(row => row.TicketId).OfType<Guid>().Distinct()];
        var accounts = await db.Users.AsNoTracking().Where(row => users.Contains(row.Id))
            .Select(row => new { row.Id, row.DisplayName, row.Email }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var about = await db.Tickets.AsNoTracking().Where(row => tickets.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return new([.. page.Select(Row)], more ? page[^1].Id : null, channels.Open.Count > 0);

        DeliveryRow Row(OutboxMessage message)
        {
            var account = accounts.GetValueOrDefault(message.UserId);
            var ticket = message.TicketId is { } id && about.GetValueOrDefault(id) is { } found && access.Allows(reader, Operation.ReadHeader, found.Subject) ? found : null;
            return new(message.Id, message.Type, message.Channel, message.State)
            {
                Who = account?.DisplayName ?? "",
                Address = account?.Email ?? "",
                TicketId = ticket?.Id,
                Ticket = ticket?.Number ?? "",
                At = message.At,
                DueAt = message.DueAt,
                IsUnderWay = message.Lease is not null,
                EndedAt = message.EndedAt,
                Attempts = message.Attempts,
                Answer = message.Answer,
                IsAgain = message.IsAgain,
                MaySendAgain = message.MaySendAgain,
            };
        }
    }

    private static IQueryable<OutboxMessage> Narrowed(KalapaDbContext db, DeliveryFilter filter, Guid[]? receivers)
    {
        var rows = db.Outbox.AsNoTracking();
        if (filter.Before is { } before)
        {
            rows = rows.Where(row => row.Id < before);
        }

        if (filter.States is { Count: > 0 } states)
        {
            rows = rows.Where(row => states.Contains(row.State));
        }

        return receivers is null ? rows : rows.Where(row => receivers.Contains(row.UserId));
    }

    /// <returns>Null for everybody.</returns>
    private static async Task<Guid[]?> Receivers(KalapaDbContext db, string? who, CancellationToken cancellationToken)
    {
        if (who is null)
        {
            return null;
        }

        if (who.Length > SearchField.Longest)
        {
            return [];
        }

        var part = LikePattern.Containing(who);
        return await db.Users.AsNoTracking()
            .Where(row => EF.Functions.Like(row.DisplayName, part, LikePattern.Escape) || EF.Functions.Like(row.Email, part, LikePattern.Escape))
            .OrderBy(row => row.DisplayName).Select(row => row.Id).Take(MostReceivers).ToArrayAsync(cancellationToken);
    }
}
