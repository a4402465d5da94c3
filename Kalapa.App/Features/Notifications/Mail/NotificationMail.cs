using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Localisation;
using Kalapa.App.Mail;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>A letter, or why none is sent.</summary>
/// <param name="Mail">To be sent; null for none.</param>
/// <param name="Instead">How its messages end without one.</param>
public sealed record ComposedMail(OutgoingMail? Mail, DeliveryState Instead = DeliveryState.Withheld);

/// <summary>
/// Makes the letter of what waits for one person about one ticket, at the moment it is sent, in the reader's language: number, title and the sentences of the app, and one
/// link. Nothing else is in it: no message's text, no visitor, no ID. What was read in the app meanwhile, was done by somebody, or may not be read any more, is left out.
/// </summary>
public sealed class NotificationMail(
    IDbContextFactory<KalapaDbContext> contexts, AccessTable access, OutboxSecret secrets, PublicAddress address, TimeProvider time, IStringLocalizer<NotificationWords> words, IStringLocalizer<MailWords> mailWords)
{
    /// <summary>Where a reader chooses what comes by mail.</summary>
    public const string Choices = "/akun/pengaturan";

    /// <summary>Composes; reads account, ticket and notifications afresh.</summary>
    /// <param name="messages">Of one person and ticket, oldest first.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    public async Task<ComposedMail> Compose(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (userId, ticketId) = (messages[0].UserId, messages[0].TicketId);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == userId, cancellationToken);
        if (account is null or { Disabled: true } or { Email: null })
        {
            return new(null);
        }

        // Flows no further than this call.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(account.Locale);
        if (ticketId is not { } id)
        {
            return NotificationTopics.Of(messages[0].Type) == NotificationTopic.Account ? OfAccount(account, messages[0]) : await OfRights(db, account, messages[0], cancellationToken);
        }

        var told = await Told(db, account, messages, cancellationToken);
        if (told.Count == 0)
        {
            return new(null, DeliveryState.ReadInApp);
        }

        var ticket = await db.Tickets.AsNoTracking().Join(db.Branches, row => row.BranchCode, branch => branch.Code, (row, branch) => new { Ticket = row, Branch = branch })
            .SingleOrDefaultAsync(row => row.Ticket.Id == id, cancellationToken);
        if (ticket is null || !access.Allows(await BranchDeciders.ActorOf(db, account, time.GetUtcNow(), cancellationToken), Operation.ReadHeader, ticket.Ticket.Subject))
        {
            return new(null);
        }

        told.RemoveAll(row => NotificationTable.IsOvertaken(row.Type, ticket.Ticket.State));
        return told.Count == 0
            ? new(null, DeliveryState.Overtaken)
            : OfTicket(account, ticket.Ticket, ticket.Branch.Name, TimeZoneInfo.FindSystemTimeZoneById(ticket.Branch.TimeZone), told);
    }

    /// <summary>The notifications that these messages point to and that are unread, oldest first.</summary>
    private static async Task<List<Notification>> Told(KalapaDbContext db, KalapaUser account, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var ticketId = messages[0].TicketId!.Value;
        var (first, last) = (messages.Min(row => row.At), messages.Max(row => row.At));
        var unread = await db.Notifications.AsNoTracking()
            .Where(row => row.TicketId == ticketId && row.UserId == account.Id && row.ReadAt == null && row.At >= first && row.At <= last)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. unread.Where(row => messages.Any(message => message.Type == row.Type && message.At == row.At))];
    }

    private ComposedMail OfTicket(KalapaUser account, Ticket ticket, string branch, TimeZoneInfo zone, List<Notification> told)
    {
        var lines = told.Select(row => (At: row.At, Text: NotificationText.Of(row.Type, row.Values, zone, words))).ToList();
        var number = ticket.Number ?? mailWords["Draft"].Value;
        // The last is how it stands; what led there is in the letter.
        var subject = $"{number}: {lines[^1].Text.TrimEnd('.')}";
        MailPage page = new(
            mailWords["Greeting", account.DisplayName], mailWords["Ticket", number, ticket.Title, branch],
            lines.Select(line => new MailLine(line.Text, BranchTime.Show(line.At, zone))),
            mailWords["Open", number], address.Of(NotificationAddress.Of(account.Role, ticket) ?? "/"), mailWords[Reason(account, ticket)], mailWords["Choose"], address.Of(Choices))
        {
            Note = mailWords["NoReply"],
            Title = subject,
        };
        return new(new(account.Email!, account.DisplayName, subject, page.Text(), page.Html())
        {
            Id = $"kalapa.{account.Id:N}.{told[^1].Id.ToString(CultureInfo.InvariantCulture)}",
            Thread = $"kalapa.ticket.{ticket.Id:N}",
            UnsubscribeAt = address.Of(Choices),
        });
    }

    /// <summary>What is about no ticket: that the reader decides for somebody, or no longer.</summary>
    private async Task<ComposedMail> OfRights(KalapaDbContext db, KalapaUser account, OutboxMessage message, CancellationToken cancellationToken)
    {
        var told = await db.Notifications.AsNoTracking()
            .Where(row => row.TicketId == null && row.UserId == account.Id && row.Type == message.Type && row.At == message.At && row.ReadAt == null)
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (told is null)
        {
            return new(null, DeliveryState.ReadInApp);
        }

        var text = NotificationText.Of(told.Type, told.Values, BranchTime.HeadOffice, words);
        MailPage page = new(
            mailWords["Greeting", account.DisplayName], text, [], mailWords["StandIns.Open"], address.Of(NotificationAddress.StandIns), mailWords["Why.StandIn"], mailWords["Choose"], address.Of(Choices))
        {
            Note = mailWords["NoReply.Account"],
            Title = text.TrimEnd('.'),
        };
        return new(new(account.Email!, account.DisplayName, page.Title, page.Text(), page.Html())
        {
            Id = $"kalapa.{account.Id:N}.{told.Id.ToString(CultureInfo.InvariantCulture)}",
            UnsubscribeAt = address.Of(Choices),
        });
    }

    private ComposedMail OfAccount(KalapaUser account, OutboxMessage message)
    {
        var isReset = message.Type == NotificationType.PasswordReset;
        var link = message.Secret is { } @sealed ? secrets.Open(@sealed) : null;
        if (link is null && !account.HasNoLogin)
        {
            return new(null);
        }

        // Whoever has an account under this address already is told so, and nothing about who invited.
        var key = account.HasNoLogin ? "Elsewhere" : isReset ? "Reset" : "Invitation";
        MailPage page = new(
            mailWords["Greeting", account.DisplayName], mailWords[$"{key}.Lead"],
            link is null ? [] : [new(mailWords["Link.Until", BranchTime.Show(message.At + Invitation.Lifetime)], "")],
            mailWords[$"{key}.Open"], address.Of(link is null ? "/akun/masuk" : $"/akun/undangan/{link}"), mailWords[$"{key}.Why"], null, null)
        {
            Note = mailWords["NoReply.Account"],
            Title = mailWords[$"{key}.Subject"],
        };
        return new(new(account.Email!, account.DisplayName, page.Title, page.Text(), page.Html()) { Id = $"kalapa.{account.Id:N}.link.{message.Id.ToString(CultureInfo.InvariantCulture)}" });
    }

    private static string Reason(KalapaUser account, Ticket ticket) => account switch
    {
        { Role: Role.Client } when account.Id == ticket.RequesterId => "Why.Requester",
        { Role: Role.Client } => "Why.Creator",
        { Role: Role.Supervisor } => "Why.Branch",
        _ => "Why.Owner",
    };
}
