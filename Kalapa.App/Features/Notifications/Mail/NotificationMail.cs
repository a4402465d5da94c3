using System.Globalization;
using Kalapa.App.Data;
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
/// Makes the letter of what waits for one person about one ticket, or of all that is bundled for that person, at the moment it is sent, in the reader's language: number, title and
/// the sentences of the app, and a link. Nothing else is in it: no message's text, no visitor, no ID. What of it need not be told any more, <see cref="PendingNotifications"/> knows.
/// </summary>
public sealed class NotificationMail(
    PendingNotifications pending, AccountMail accountMail, PublicAddress address, IStringLocalizer<NotificationWords> words, IStringLocalizer<MailWords> mailWords)
{
    /// <summary>Where a reader chooses what comes by mail.</summary>
    public const string Choices = "/akun/pengaturan";

    /// <summary>Composes; reads account, tickets and notifications afresh.</summary>
    /// <param name="messages">Of one person and ticket, or of one person's bundle; oldest first.</param>
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
            return NotificationTopics.Of(messages[0].Type) == NotificationTopic.Account ? await accountMail.Compose(account, messages[0], cancellationToken)
                : await pending.WithoutTicket(messages[0], cancellationToken) is { } told ? new(OfStandIn(account, told, messages[0].Id))
                : new(null, DeliveryState.ReadInApp);
        }

        List<PendingNews> all = [];
        var instead = DeliveryState.Withheld;
        foreach (var ofTicket in messages.GroupBy(message => message.TicketId))
        {
            (var news, instead) = await pending.Of(account, [.. ofTicket], cancellationToken);
            all.AddRange(news is null ? [] : [news]);
        }

        return all switch
        {
            [] => new(null, instead),
            [var one] => new(OfTicket(account, one, messages[^1].Id)),
            _ => new(OfBundle(account, all, messages[^1].Id)),
        };
    }

    private OutgoingMail OfTicket(KalapaUser account, PendingNews news, long number)
    {
        var (ticket, section) = (news.Ticket, Section(news));
        // The last is how it stands; what led there is in the letter.
        MailPage page = new(
            mailWords["Greeting", account.DisplayName], [section], mailWords["Open", Number(ticket)], address.Of(PageOf(account, ticket)),
            mailWords[Reason(account, ticket)], mailWords["Choose"], address.Of(Choices))
        {
            Note = mailWords["NoReply"],
            Title = $"{Number(ticket)}: {section.Lines[^1].Text.TrimEnd('.')}",
        };
        return Letter(account, page, number) with { Thread = $"kalapa.ticket.{ticket.Id:N}" };
    }

    private OutgoingMail OfStandIn(KalapaUser account, Notification told, long number)
    {
        var text = NotificationText.Of(told, BranchTime.HeadOffice, words);
        return Letter(
            account,
            new(
                mailWords["Greeting", account.DisplayName], [new(text, [])], mailWords["StandIns.Open"], address.Of(NotificationAddress.StandIns),
                mailWords["Why.StandIn"], mailWords["Choose"], address.Of(Choices))
            {
                Note = mailWords["NoReply.Account"],
                Title = text.TrimEnd('.'),
            },
            number);
    }

    private OutgoingMail OfBundle(KalapaUser account, IReadOnlyList<PendingNews> all, long number) => Letter(
        account,
        new(
            mailWords["Greeting", account.DisplayName], [.. all.Select(news => Section(news) with { Link = address.Of(PageOf(account, news.Ticket)) })],
            mailWords["Bundle.Open"], address.Of("/notifikasi"), mailWords["Bundle.Why"], mailWords["Choose"], address.Of(Choices))
        {
            Note = mailWords["NoReply"],
            Title = mailWords["Bundle.Subject", all.Count],
        },
        number);

    // Of the message and not of what it tells: the same told once more is a letter of its own, and one that is sent twice after a crash is not.
    private OutgoingMail Letter(KalapaUser account, MailPage page, long number) => new(account.Email!, account.DisplayName, page.Title, page.Text(), page.Html())
    {
        Id = $"kalapa.{account.Id:N}.{number.ToString(CultureInfo.InvariantCulture)}",
        UnsubscribeAt = address.Of(Choices),
    };

    private MailSection Section(PendingNews news) => new(
        mailWords["Ticket", Number(news.Ticket), news.Ticket.Title, news.Branch],
        [.. news.Told.Select(told => new MailLine(NotificationText.Of(told, news.Zone, words), BranchTime.Show(told.LastAt, news.Zone)))]);

    private string Number(Ticket ticket) => ticket.Number ?? mailWords["Draft"];

    private static string PageOf(KalapaUser account, Ticket ticket) => NotificationAddress.Of(account.Role, ticket) ?? "/";

    private static string Reason(KalapaUser account, Ticket ticket) => account switch
    {
        { Role: Role.Client } when account.Id == ticket.RequesterId => "Why.Requester",
        { Role: Role.Client } => "Why.Creator",
        { Role: Role.Supervisor } => "Why.Branch",
        _ => "Why.Owner",
    };
}
