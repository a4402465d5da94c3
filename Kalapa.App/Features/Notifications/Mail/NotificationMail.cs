using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Localisation;
using Kalapa.App.Mail;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>A letter, or why none is sent.</summary>
/// <param name="Mail">To be sent; null for none.</param>
/// <param name="Instead">How its messages end without one.</param>
public sealed record ComposedMail(OutgoingMail? Mail, DeliveryState Instead = DeliveryState.Withheld);

/// <summary>
/// Makes the letter of what waits for one person about one ticket, at the moment it is sent, in the reader's language: number, title and the sentences of the app, and one
/// link. Nothing else is in it: no message's text, no visitor, no ID. What of it need not be told any more, <see cref="PendingNotifications"/> knows.
/// </summary>
public sealed class NotificationMail(
    PendingNotifications pending, OutboxSecret secrets, PublicAddress address, IStringLocalizer<NotificationWords> words, IStringLocalizer<MailWords> mailWords)
{
    /// <summary>Where a reader chooses what comes by mail.</summary>
    public const string Choices = "/akun/pengaturan";

    /// <summary>Composes; reads account, ticket and notifications afresh.</summary>
    /// <param name="messages">Of one person and ticket, oldest first.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    public async Task<ComposedMail> Compose(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        if (await pending.Reader(messages[0].UserId, cancellationToken) is not { Email: not null } account)
        {
            return new(null);
        }

        // Flows no further than this call.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(account.Locale);
        if (messages[0].TicketId is null)
        {
            return OfAccount(account, messages[0]);
        }

        var (news, instead) = await pending.Of(account, messages, cancellationToken);
        return news is null ? new(null, instead) : OfTicket(account, news);
    }

    private ComposedMail OfTicket(KalapaUser account, PendingNews news)
    {
        var (ticket, branch, zone, told) = news;
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
