using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kalapa.App.Setup;

/// <summary>Behind a proxy that ends TLS, who asks and over what is in its headers; they are believed of known proxies alone.</summary>
internal static class Proxies
{
    /// <summary>Takes <c>Kalapa:Proxies</c> at their word.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        var known = Settings.ListOf(app.Configuration, "Kalapa:Proxies");
        if (known.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in known)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
