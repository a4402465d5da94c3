using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.StaticAssets;

namespace Kalapa.App.Account;

/// <summary>
/// What browsers are told to refuse and not to keep, on every answer there is: it stands before everything else, the refusal of a
/// foreign host and the error pages included. What an endpoint says for itself holds.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>For what people uploaded: it is shown, but nothing in it runs, and it is of no origin.</summary>
    public const string FilePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /// <summary>For all that is not the same for everybody: no cache keeps it, so after signing out nothing opens from one.</summary>
    public const string NotKept = "private, no-store";

    // Scripts: our own files, no inline script anywhere, so not even a nonce. Styles stay open to inline ones: MudBlazor sets
    // style attributes on elements and writes style elements in its snackbars, and takes no nonce for either.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    /// <summary>Before every other filter, so that there is no answer without them.</summary>
    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // An address needs a host: what is printed and redirected to is made from it.
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowEmptyHosts = false);
        builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, FirstOfAll>());
    }

    /// <summary>A file of a user's, shown in a frame of the ticket's page or saved.</summary>
    public static void ProtectFile(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = FilePolicy;
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }

    /// <summary>The header above covers every answer; Blazor's own would be a second, laxer one.</summary>
    public static void LeaveFramesToUs(ServerComponentsEndpointOptions options) => options.ContentSecurityFrameAncestorsPolicy = null;

    private static void Complete(HttpContext http, bool isDocument)
    {
        var headers = http.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentPolicy + (isDocument ? "'self'" : "'none'"));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", isDocument ? "SAMEORIGIN" : "DENY");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
        var isPublic = http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null && http.Response.StatusCode < StatusCodes.Status400BadRequest;
        if (!isPublic)
        {
            // Whatever a part of the framework thinks enough ("no-cache, no-store", "no-cache") is not less than this.
            headers.CacheControl = NotKept;
        }
    }

    private sealed class FirstOfAll : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                // The ticket page shows a request's documents in a frame; nothing else is ever framed, and nothing by others.
                var isDocument = http.Request.Path.StartsWithSegments("/berkas");
                // At the last moment: the exception handler throws away what was set before.
                http.Response.OnStarting(() =>
                {
                    Complete(http, isDocument);
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}
