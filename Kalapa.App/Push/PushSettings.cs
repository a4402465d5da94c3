using Kalapa.App.Setup;

namespace Kalapa.App.Push;

/// <summary>
/// Whom Kalapa posts notes to. A browser says itself where its notes go, so whoever is signed in could name any address and have the server call it: one inside the data centre,
/// for example. A look at the address's numbers would not keep that out (a name can lead elsewhere when it is asked a second time), so the services are named: those of the
/// browsers there are, and what the configuration says instead. No redirect is followed.
/// </summary>
/// <param name="Services">Host names; <c>*.</c> before one stands for all below it, a port after one (<c>127.0.0.1:5001</c>) for that port alone.</param>
/// <param name="Subject">Whom a push service writes to when something is wrong with our notes; null for nobody.</param>
public sealed record PushSettings(IReadOnlyList<string> Services, string? Subject)
{
    /// <summary>Turns it off where no push service can be reached.</summary>
    public const string OnKey = "Kalapa:BrowserPush";

    /// <summary>The services instead of the known ones.</summary>
    public const string ServicesKey = "Kalapa:PushServices";

    /// <summary>Those of Chrome and its kin, Firefox, Edge on Windows, and Safari.</summary>
    public static IReadOnlyList<string> Known { get; } = ["fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com"];

    /// <summary>Of the configuration.</summary>
    public static PushSettings Of(IConfiguration configuration)
    {
        var named = Settings.ListOf(configuration, ServicesKey);
        var address = configuration["Kalapa:PublicAddress"];
        // Services take https and mailto and nothing else.
        return new(named.Count > 0 ? named : Known, address?.StartsWith("https://", StringComparison.Ordinal) == true ? address : null);
    }

    /// <summary>Browsers are offered it unless it is turned off.</summary>
    public static bool IsOn(IConfiguration configuration) => !bool.TryParse(configuration[OnKey], out var isOn) || isOn;

    /// <summary>A value of <see cref="ServicesKey"/> is a host's name as described above.</summary>
    public static bool IsServiceName(string value)
    {
        var name = value.StartsWith("*.", StringComparison.Ordinal) ? value[2..] : value;
        return name.Length > 0 && Uri.TryCreate($"https://{name}", UriKind.Absolute, out var address) && address.Authority == name && !name.Contains('*', StringComparison.Ordinal);
    }

    /// <summary>Notes are posted to such an address: over TLS, but for a service on this very machine that the configuration names.</summary>
    public bool IsEndpoint(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && Services.Any(service => service.StartsWith("*.", StringComparison.Ordinal)
            ? address.IsDefaultPort && address.IdnHost.EndsWith(service[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(address.Authority, service, StringComparison.OrdinalIgnoreCase));
}
