namespace Kalapa.App.Live;

/// <summary>
/// Names this run of the server. A page remembers the run it was drawn by; where another one answers, the page's circuit is gone, and
/// live.js loads the page again without asking for the circuit first.
/// </summary>
internal static class ServerRun
{
    /// <summary>Where a page without a link asks.</summary>
    public const string Path = "/sambungan";

    /// <summary>Different after every start, and on every node.</summary>
    public static string Id { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Answers anybody: there is nothing in it to hide.</summary>
    public static void MapServerRun(this WebApplication app) => app.MapGet(Path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(Id);
    }).AllowAnonymous();
}
