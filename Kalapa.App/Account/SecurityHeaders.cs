using Microsoft.AspNetCore.Components.Server;

namespace Kalapa.App.Account;

/// <summary>What browsers are told to refuse, and which sites may open a live connection.</summary>
internal static class SecurityHeaders
{
    // Scripts: our own files, no inline script anywhere, so not even a nonce. Styles stay open to inline ones: MudBlazor sets
    // style attributes on elements and writes style elements in its snackbars, and takes no nonce for either.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // The ticket page shows a request's documents in a frame; nothing else is ever framed, and nothing by others.
        var isDocument = http.Request.Path.StartsWithSegments("/berkas");
        // At the last moment: the exception handler throws away what was set before.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy + (isDocument ? "'self'" : "'none'");
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = isDocument ? "SAMEORIGIN" : "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>
    /// A browser sends cookies along with any site's WebSocket and the circuit hub takes any origin:
    /// with <c>Kalapa:Origins</c> given, others get 403.
    /// </summary>
    public static void UseOwnOrigins(this WebApplication app)
    {
        var options = new WebSocketOptions();
        foreach (var origin in app.Configuration.GetSection("Kalapa:Origins").Get<string[]>() ?? [])
        {
            options.AllowedOrigins.Add(origin);
        }

        app.UseWebSockets(options);
    }

    /// <summary>The header above covers every answer; Blazor's own would be a second, laxer one.</summary>
    public static void LeaveFramesToUs(ServerComponentsEndpointOptions options) => options.ContentSecurityFrameAncestorsPolicy = null;
}
