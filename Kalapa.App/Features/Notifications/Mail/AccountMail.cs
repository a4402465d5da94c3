using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>Makes the letters about an account itself, which nobody can switch off: an invitation, a link for a new password, a browser that did not know the account.</summary>
public sealed class AccountMail(IDbContextFactory<KalapaDbContext> contexts, OutboxSecret secrets, PublicAddress address, IStringLocalizer<MailWords> words)
{
    /// <summary>In the language of the moment, which the caller has set.</summary>
    public async Task<ComposedMail> Compose(KalapaUser account, OutboxMessage message, CancellationToken cancellationToken) =>
        message.Type == NotificationType.NewDevice ? await OfDevice(account, message, cancellationToken) : OfLink(account, message);

    private ComposedMail OfLink(KalapaUser account, OutboxMessage message)
    {
        var link = message.Secret is { } @sealed ? secrets.Open(@sealed) : null;
        if (link is null && !account.HasNoLogin)
        {
            return new(null);
        }

        // Whoever has an account under this address already is told so, and nothing about who invited.
        var key = account.HasNoLogin ? "Elsewhere" : message.Type == NotificationType.PasswordReset ? "Reset" : "Invitation";
        string? until = link is null ? null : words["Link.Until", BranchTime.Show(message.At + Invitation.Lifetime)].Value;
        return Letter(account, message, key, until, link is null ? "/akun/masuk" : $"/akun/undangan/{link}");
    }

    /// <summary>The session of that instant says which browser it was and from where; one that was ended meanwhile leaves the time alone.</summary>
    private async Task<ComposedMail> OfDevice(KalapaUser account, OutboxMessage message, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == account.Id && row.CreatedAt == message.At, cancellationToken);
        var from = session is null ? null : words["Device.From", session.Device, session.Address];
        return Letter(account, message, "Device", string.Join(" · ", new[] { from?.Value, BranchTime.Show(message.At) }.OfType<string>()), "/akun/perangkat");
    }

    private ComposedMail Letter(KalapaUser account, OutboxMessage message, string key, string? line, string page)
    {
        MailPage letter = new(
            words["Greeting", account.DisplayName], [new(words[$"{key}.Lead"], line is null ? [] : [new(line, "")])],
            words[$"{key}.Open"], address.Of(page), words[$"{key}.Why"], null, null)
        {
            Note = words["NoReply.Account"],
            Title = words[$"{key}.Subject"],
        };
        return new(new(account.Email!, account.DisplayName, letter.Title, letter.Text(), letter.Html()) { Id = $"kalapa.{account.Id:N}.{message.Id.ToString(CultureInfo.InvariantCulture)}" });
    }
}
