using Kalapa.App.Account;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Setup;

/// <summary>
/// Outside Development cookies travel over TLS only, so nobody could sign in on a page that came without it. Whoever asks for one,
/// the first time most likely the person who sets Kalapa up, reads how it is put behind TLS.
/// </summary>
internal static class TlsOnly
{
    /// <summary>Sends browsers from http to https where the server ends TLS itself; behind a proxy there is no port of ours to send them to.</summary>
    public static void UseOwnTls(this WebApplication app)
    {
        app.UseHsts();
        if (EndsTls(app.Configuration))
        {
            app.UseHttpsRedirection();
        }
    }

    private static bool EndsTls(IConfiguration configuration) =>
        configuration["https_port"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 }
        || (configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase)
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(endpoint => endpoint["Url"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>Answers what was not asked over TLS with that sentence; the health checks, which are asked from beside the app, go through.</summary>
    public static void UseTlsOnly(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapWhen(http => !http.Request.IsHttps && !http.Request.Path.StartsWithSegments(Health.Address), plain => plain.Run(http =>
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            return http.Response.WriteAsync(http.RequestServices.GetRequiredService<IStringLocalizer<AccountWords>>()["Setup.NeedsTls"]);
        }));
    }
}
