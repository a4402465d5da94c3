using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kalapa.App.Localisation;
using Kalapa.App.Push;
using Kalapa.Domain.Notifications;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Notifications.Push;

/// <summary>What a browser shows; <c>push-worker.js</c> reads it.</summary>
/// <param name="Title">The ticket's number.</param>
/// <param name="Body">What happened, in plain words.</param>
/// <param name="Tag">The ticket: a newer note takes the place of an older one.</param>
/// <param name="Url">The page that it leads to, from the root on.</param>
/// <param name="Lang">The language of its words.</param>
public sealed record PushNote(string Title, string Body, string Tag, string Url, string Lang)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How soon it is wanted; for the push service alone.</summary>
    [JsonIgnore]
    public PushUrgency Urgency { get; init; }

    /// <summary>As it travels.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <summary>A note, or why none is shown.</summary>
/// <param name="Note">To be sent; null for none.</param>
/// <param name="Instead">How its messages end without one.</param>
public sealed record ComposedNote(PushNote? Note, DeliveryState Instead = DeliveryState.Withheld);

/// <summary>
/// Makes the note of what waits for one person about one ticket, at the moment it is sent, in the reader's language. It may stand on a screen that is locked, for everybody to
/// read: it has the number and the plain words of a letter's subject, and no title and nobody's name.
/// </summary>
public sealed class NotificationPush(PendingNotifications pending, IStringLocalizer<NotificationWords> words)
{
    /// <summary>Composes; reads account, ticket and notifications afresh.</summary>
    /// <param name="messages">Of one person and ticket, oldest first.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    public async Task<ComposedNote> Compose(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        if (messages[0].TicketId is null || await pending.Reader(messages[0].UserId, cancellationToken) is not { } account)
        {
            return new(null);
        }

        var (news, instead) = await pending.Of(account, messages, cancellationToken);
        if (news is null)
        {
            return new(null, instead);
        }

        // Flows no further than this call.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(account.Locale);
        // The last is how it stands, as in a letter's subject.
        var (ticket, last) = (news.Ticket, news.Told[^1]);
        return new(new(
            ticket.Number ?? words["NoNumber"], NotificationText.WithoutNames(last.Type, last.Values, news.Zone, words), $"{ticket.Id:N}",
            NotificationAddress.Of(account.Role, ticket) ?? "/notifikasi", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        {
            Urgency = news.Told.Any(row => DeliveryTime.IsUrgent(row.Type, ticket.Lane)) ? PushUrgency.High
                : NotificationTopics.Of(last.Type) == NotificationTopic.Line ? PushUrgency.Low : PushUrgency.Normal,
        });
    }
}
