using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Kalapa.App.Mail;

/// <summary>
/// Sends by SMTP. The connection stays open between letters and is closed when there is nothing to send. One letter at a time: its one user is the sender of the outbox.
/// </summary>
public sealed class SmtpTransport(MailSettings settings) : IMailTransport, IDisposable
{
    // A server that says nothing for so long is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };

    /// <summary>A value of <c>Kalapa:Mail:From</c> is one address, with a name or without.</summary>
    public static bool IsAddress(string value) => MailboxAddress.TryParse(value, out var address) && address.Address.Contains('@', StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(mail.To, out _))
        {
            return new(MailOutcome.Refused, "The address is none.");
        }

        try
        {
            await Connect(cancellationToken);
        }
        catch (Exception failure) when (IsAway(failure) || failure is SmtpCommandException or AuthenticationException or NotSupportedException)
        {
            await Rest();
            return new(MailOutcome.Away, failure.Message);
        }

        try
        {
            return new(MailOutcome.Accepted, await _client.SendAsync(Message(mail), cancellationToken));
        }
        catch (SmtpCommandException refusal)
        {
            // 4xx may change, 5xx will not (RFC 5321, 4.2.1).
            return new((int)refusal.StatusCode >= 500 ? MailOutcome.Refused : MailOutcome.TryLater, $"{(int)refusal.StatusCode} {refusal.Message}");
        }
        catch (Exception failure) when (IsAway(failure))
        {
            await Rest();
            return new(MailOutcome.Away, failure.Message);
        }
    }

    /// <inheritdoc/>
    public async Task Rest()
    {
        try
        {
            await _client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception failure) when (IsAway(failure) || failure is SmtpCommandException)
        {
            // It is gone either way.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task Connect(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        await _client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellationToken);
        if (settings.User is { } user)
        {
            await _client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
        }
    }

    private MimeMessage Message(OutgoingMail mail)
    {
        var from = MailboxAddress.Parse(settings.From);
        MimeMessage message = new()
        {
            Subject = mail.Subject,
            Body = new MultipartAlternative(new TextPart("plain") { Text = mail.Text }, new TextPart("html") { Text = mail.Html }),
            MessageId = $"{mail.Id}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(mail.ToName, MailboxAddress.Parse(mail.To).Address));
        // No machine shall answer a machine (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.Thread is { } thread)
        {
            // A root that was never sent: every letter of the thread leans on it, whichever of them its reader kept.
            message.InReplyTo = $"{thread}@{from.Domain}";
            message.References.Add($"{thread}@{from.Domain}");
        }

        if (mail.UnsubscribeAt is { } page)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{page}>");
        }

        return message;
    }

    private static bool IsAway(Exception failure) =>
        failure is IOException or SocketException or ServiceNotConnectedException or SmtpProtocolException or SslHandshakeException or TimeoutException or OperationCanceledException { InnerException: TimeoutException };
}
