namespace Kalapa.App.Data;

/// <summary>Which node does a timed job.</summary>
public sealed class JobLease
{
    /// <summary>One of <see cref="JobLeases.Jobs"/>.</summary>
    public string Job { get; set; } = "";

    /// <summary>Who does it.</summary>
    public Guid Node { get; set; }

    /// <summary>From then on another may, unless it was renewed.</summary>
    public DateTimeOffset Until { get; set; }
}
