using Kalapa.App.Setup;

namespace Kalapa.App.Account;

/// <summary>Which sites' pages may open a live connection, and how many of them.</summary>
internal static class Origins
{
    /// <summary>
    /// A browser sends cookies along with any site's WebSocket and the circuit hub takes any origin. Here only <c>Kalapa:Origins</c> are, without them
    /// <c>Kalapa:PublicAddress</c>; others and, outside Development, none at all get 403. Browsers always name theirs.
    /// </summary>
    public static void UseOwnOrigins(this WebApplication app)
    {
        var own = Of(app.Configuration);
        var needsOne = !app.Environment.IsDevelopment();
        app.UseWebSockets();
        app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments("/_blazor"))
            {
                return next(http);
            }

            var origin = http.Request.Headers.Origin.ToString();
            var asks = http.WebSockets.IsWebSocketRequest || HttpMethods.IsPost(http.Request.Method);
            if (asks && (origin.Length == 0 ? needsOne : own.Count > 0 && !own.Contains(origin)))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(http);
        });
    }

    /// <summary>Something says which pages are ours.</summary>
    internal static bool AreKnown(IConfiguration configuration) =>
        configuration["Kalapa:PublicAddress"] is { Length: > 0 } || Settings.ListOf(configuration, "Kalapa:Origins").Count > 0;

    /// <summary>As browsers write them; empty when nothing is configured, which the start refuses outside Development.</summary>
    internal static HashSet<string> Of(IConfiguration configuration)
    {
        var named = Settings.ListOf(configuration, "Kalapa:Origins");
        var all = named.Count > 0 ? named : configuration["Kalapa:PublicAddress"] is { Length: > 0 } address ? [address] : [];
        return all.Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
