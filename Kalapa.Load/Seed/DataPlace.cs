namespace Kalapa.Load.Seed;

/// <summary>Where a run's data is: a folder of its own, and a database in it or on a server.</summary>
/// <param name="Folder">The app's data folder.</param>
/// <param name="Connection">An empty MariaDB database; null for an SQLite file in the folder.</param>
internal sealed record DataPlace(string Folder, string? Connection)
{
    /// <summary>The app's own settings for it.</summary>
    public IReadOnlyDictionary<string, string> Settings => Connection is null
        ? new Dictionary<string, string> { ["Kalapa:DataFolder"] = Folder }
        : new Dictionary<string, string> { ["Kalapa:DataFolder"] = Folder, ["Kalapa:Database"] = "MariaDb", ["ConnectionStrings:Kalapa"] = Connection };
}
