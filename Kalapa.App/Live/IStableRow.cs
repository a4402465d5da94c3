namespace Kalapa.App.Live;

/// <summary>One row of a list that is kept still under the hand. Rows that show the same are equal.</summary>
public interface IStableRow
{
    /// <summary>What the row is about, in this list once.</summary>
    Guid Id { get; }

    /// <summary>For a row that has a number.</summary>
    static Guid IdOf(long number) => new((int)(number >> 32), 0, 0, BitConverter.GetBytes(number));
}
