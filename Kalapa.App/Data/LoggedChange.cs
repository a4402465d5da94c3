namespace Kalapa.App.Data;

/// <summary>
/// One commit that screens must hear of, for the other nodes. It is written in that commit's own transaction, so what is there was
/// committed and what was committed is there. Where the database belongs to one process there are none.
/// </summary>
public sealed class LoggedChange
{
    /// <summary>Counted by the database. A smaller number may be committed later than a greater one.</summary>
    public long Id { get; set; }

    /// <summary>Who committed it, and so told its own screens already.</summary>
    public Guid Node { get; set; }

    /// <summary>When, by that node's clock.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The announcement as JSON: ids and routing facts.</summary>
    public string Told { get; set; } = "";
}
