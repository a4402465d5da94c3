using Kalapa.App.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kalapa.App.Setup;

/// <summary>
/// What watches the app may ask: <c>/sehat</c>, it runs, and in which version; <c>/sehat/siap</c>, it can work: database and data folder can be
/// read and written, there is room left, and no stop has begun. There is nothing in it to hide from a stranger; why it is not well stands in the log.
/// </summary>
internal static class Health
{
    /// <summary>Where it is asked.</summary>
    internal const string Address = "/sehat";

    private const string Ready = "ready";

    public static void AddKalapaHealth(this WebApplicationBuilder builder)
    {
        // One for all who ask: they share an answer.
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>("readiness", tags: [Ready]);
    }

    public static void MapKalapaHealth(this WebApplication app)
    {
        app.MapHealthChecks(Address, new() { Predicate = _ => false, ResponseWriter = (http, report) => http.Response.WriteAsync($"{report.Status} {StartReport.Version}") }).AllowAnonymous();
        app.MapHealthChecks($"{Address}/siap", new()
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
        }).AllowAnonymous();
    }

    /// <summary>What the container's health check runs (<c>health URL</c>), since its image has nothing else to ask with: 0 for well.</summary>
    /// <exception cref="StartRefused">It is no address.</exception>
    public static async Task<int> Ask(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new StartRefused($"\"{address}\" is no address. Example: health http://127.0.0.1:8080{Address}/siap");
        }

        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
            using var answer = await http.GetAsync(uri);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
