using Kalapa.App.Outages;

namespace Kalapa.App.Live;

/// <summary>
/// Names this run of the server. A page remembers the run it was drawn by; where another one answers, the page's circuit is gone, and
/// live.js loads the page again without asking for the circuit first.
/// </summary>
internal static class ServerInstance
{
    /// <summary>Where a page without a link asks.</summary>
    public const string Path = "/sambungan";

    /// <summary>Different after every start, and on every node.</summary>
    public static string Id { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Answers anybody: there is nothing in it to hide.</summary>
    public static void MapServerRun(this WebApplication app)
    {
        app.MapGet(Path, () => Results.Text(Id)).AllowAnonymous();
        // What the error page of an outage asks (outage.js): cheap, since the database is watched already.
        app.MapGet($"{Path}/siap", (DatabaseOutage outage) =>
            outage.IsOn ? Results.Text("", statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text(Id)).AllowAnonymous();
    }
}
