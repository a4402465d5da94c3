namespace Kalapa.Load.Seed;

/// <summary>Where a run's data is: a folder of its own, and a database in it or on a server.</summary>
/// <param name="Folder">The app's data folder.</param>
/// <param name="Connection">An empty MariaDB database; null for an SQLite file in the folder.</param>
/// <param name="Redis">Address of a Redis for several nodes; null for none.</param>
internal sealed record DataPlace(string Folder, string? Connection, string? Redis = null)
{
    /// <summary>The app's own settings for it.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string> { ["Kalapa:DataFolder"] = Folder };
            if (Connection is not null)
            {
                (settings["Kalapa:Database"], settings["ConnectionStrings:Kalapa"]) = ("MariaDb", Connection);
            }

            if (Redis is not null)
            {
                settings["ConnectionStrings:Redis"] = Redis;
            }

            return settings;
        }
    }
}
