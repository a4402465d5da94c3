using System.Globalization;

namespace Kalapa.App.Mail;

/// <summary>How a connection to the mail server is kept from others' eyes.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte on; port 465.</summary>
    Tls,

    /// <summary>Plain first, then TLS, or nothing at all; port 587.</summary>
    StartTls,

    /// <summary>Plain: for a server on the same machine or in the same closed network.</summary>
    None,
}

/// <summary>The server that takes Kalapa's letters; see <see cref="Setup.Settings"/>.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Security">How.</param>
/// <param name="From">Who the letters come from.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string From)
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Kalapa:Mail";

    /// <summary>Who signs in there; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>With what.</summary>
    public string? Password { get; init; }

    /// <summary>Of the configuration, which <see cref="Setup.Settings"/> has looked at.</summary>
    /// <returns>Null when no server is named: then Kalapa sends no mail.</returns>
    public static MailSettings? Of(IConfiguration configuration)
    {
        var mail = configuration.GetSection(Section);
        if (mail["Host"] is not { } host)
        {
            return null;
        }

        var security = Enum.TryParse<MailSecurity>(mail["Security"], out var named) ? named : MailSecurity.StartTls;
        var port = int.TryParse(mail["Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : security == MailSecurity.Tls ? 465 : 587;
        return new(host, port, security, mail["From"] ?? "") { User = mail["User"], Password = mail["Password"] };
    }

    /// <summary>For the console; the password is not in it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}, from {From}");
}
