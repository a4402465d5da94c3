namespace Kalapa.App.Live;

/// <summary>One row of a list that is kept still under the hand. Rows that show the same are equal.</summary>
public interface IStableRow
{
    /// <summary>What the row is about, in this list once.</summary>
    Guid Id { get; }
}
