using System.Text.Json;
using System.Text.Json.Serialization;
using Kalapa.App.Live;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// How nodes on one database tell each other what they committed: rows that are written in the commit itself and numbered by the database.
/// There is one for each node, and none where the database belongs to one process.
/// </summary>
public sealed class ChangeLog
{
    /// <summary>Rows are kept so long (1 day): a node that was cut off from the database for less than that misses nothing.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const int Portion = 1000;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new SetOfIds() },
    };

    private Action<long>? _committed;

    /// <summary>Names this run of this node.</summary>
    public Guid Node { get; } = Guid.CreateVersion7();

    /// <summary>Adds the row to what is about to be saved.</summary>
    /// <param name="db">In whose transaction.</param>
    /// <param name="told">What the commit will tell.</param>
    /// <param name="now">The operation's instant.</param>
    /// <returns>For <see cref="Committed"/>; null when nobody need hear of it.</returns>
    public LoggedChange? Add(KalapaDbContext db, Announcement told, DateTimeOffset now)
    {
        if (told.IsEmpty)
        {
            return null;
        }

        var row = new LoggedChange { Node = Node, At = now, Told = JsonSerializer.Serialize(told, Json) };
        db.LoggedChanges.Add(row);
        return row;
    }

    /// <summary>The row's transaction was committed: whoever listens passes its number on. Returns at once.</summary>
    public void Committed(LoggedChange? row)
    {
        if (row is not null)
        {
            Volatile.Read(ref _committed)?.Invoke(row.Id);
        }
    }

    /// <summary>Calls <paramref name="committed"/> with the number of each row that this node commits. It must neither wait nor throw.</summary>
    public void Listen(Action<long> committed) => _committed += committed;

    /// <summary>What a row tells.</summary>
    /// <exception cref="JsonException">Another version of Kalapa wrote it, and this one cannot read it.</exception>
    public static Announcement Read(LoggedChange row) => (JsonSerializer.Deserialize<Announcement>(row.Told, Json) ?? new()) with { Number = row.Id };

    /// <summary>Drops the rows that are older than <see cref="Kept"/>.</summary>
    public static async Task Sweep(KalapaDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The oldest have the smallest numbers, so their times need no index.
        while (true)
        {
            var oldest = await db.LoggedChanges.OrderBy(row => row.Id).Take(Portion).Select(row => new { row.Id, row.At }).ToListAsync(cancellationToken);
            var over = oldest.TakeWhile(row => row.At <= now - Kept).Select(row => row.Id).LastOrDefault();
            if (over == 0)
            {
                return;
            }

            await db.LoggedChanges.Where(row => row.Id <= over).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>The serializer writes such a set and cannot read it by itself.</summary>
    private sealed class SetOfIds : JsonConverter<IReadOnlySet<Guid>>
    {
        public override IReadOnlySet<Guid>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<HashSet<Guid>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<Guid> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.AsEnumerable(), options);
    }
}
