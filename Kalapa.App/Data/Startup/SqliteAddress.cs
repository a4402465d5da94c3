using Microsoft.Data.Sqlite;

namespace Kalapa.App.Data.Startup;

/// <summary>The configured address of a SQLite file.</summary>
internal static class SqliteAddress
{
    /// <summary>One that works.</summary>
    public const string Example = "Data Source=/var/lib/kalapa/kalapa.db";

    /// <summary>Reads it, and makes the file's path whole.</summary>
    /// <exception cref="StartRefused">It is no address of a SQLite file.</exception>
    public static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        SqliteConnectionStringBuilder parsed;
        try
        {
            parsed = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw Wrong($"is no address of a SQLite file ({DiskFault.Said(exception)})", exception);
        }

        if (parsed.DataSource.Length == 0 || parsed.DataSource.StartsWith(":memory:", StringComparison.Ordinal) || parsed.Mode == SqliteOpenMode.Memory)
        {
            throw Wrong("names no file, so nothing would be kept");
        }

        if (parsed.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong("names its file as a URI; it must be a path");
        }

        if (parsed.Mode == SqliteOpenMode.ReadOnly)
        {
            throw Wrong("says Mode=ReadOnly, and Kalapa writes");
        }

        parsed.DataSource = Path.GetFullPath(parsed.DataSource);
        return parsed;
    }

    private static StartRefused Wrong(string what, Exception? cause = null) => new(
        $"{DatabaseStartup.ConnectionKey} {what}, but Kalapa:Database is Sqlite. Example: {DatabaseStartup.ConnectionKey}={Example}, or for a server Kalapa:Database=MySql", cause);
}
