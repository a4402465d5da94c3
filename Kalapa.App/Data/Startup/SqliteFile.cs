using Microsoft.Data.Sqlite;

namespace Kalapa.App.Data.Startup;

/// <summary>A SQLite file asked directly, beside the model and its pool, and what its faults mean for who runs Kalapa.</summary>
/// <param name="address">With the whole path of the file.</param>
internal sealed class SqliteFile(SqliteConnectionStringBuilder address)
{
    private string Path => address.DataSource;

    /// <summary>A connection of its own to a file that is there.</summary>
    public async Task<SqliteConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(address.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first column of each row.</summary>
    public static async Task<List<string>> Read(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    /// <summary>The refusal of a file that is damaged.</summary>
    /// <param name="found">What is wrong with it.</param>
    public StartRefused Damaged(string found) => new(
        $"The database file {Path} is damaged ({found}). Put the last good backup in its place, or name another file. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}");

    /// <summary>What is wrong, where, and what to do next.</summary>
    public string Sentence(SqliteException fault) => fault.SqliteErrorCode switch
    {
        11 => Damaged("malformed").Message,
        26 => $"{Path} is no SQLite database. Name another file, or put the last good backup in its place. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
        13 => $"The disk of {Path} is full. Free some space, or name a file elsewhere. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
        3 or 8 or 14 or 23 => $"The database file {Path} cannot be written. Let the user that runs Kalapa write it and its folder, or name another file. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
        5 or 6 => $"Another program holds the database file {Path}. End that program, or name another file. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
        10 => $"The disk of {Path} fails at reading or writing. Free some space or mend the disk, or name a file elsewhere. Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
        _ => $"The database file {Path} cannot be used ({DiskFault.Said(fault)}). Example: {DatabaseStartup.ConnectionKey}={SqliteAddress.Example}",
    };
}
