using System.Collections;

namespace Kalapa.App.Live;

/// <summary>
/// A list that nobody holds, seen as slots. A slot is made when it is looked at: of thousands of rows a screen draws some dozens.
/// It is an <see cref="IList{T}"/> so that Virtualize reaches its window by index.
/// </summary>
/// <param name="rows">In their order.</param>
internal sealed class SlotList<TRow>(IReadOnlyList<TRow> rows) : IList<RowSlot<TRow>>, IReadOnlyList<RowSlot<TRow>> where TRow : class, IStableRow
{
    public int Count => rows.Count;

    public bool IsReadOnly => true;

    public RowSlot<TRow> this[int index] { get => new(rows[index].Id, rows[index], rows[index]); set => throw ReadOnly(); }

    public IEnumerator<RowSlot<TRow>> GetEnumerator()
    {
        for (var index = 0; index < rows.Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(RowSlot<TRow> item)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Id == item.Id)
            {
                return this[index] == item ? index : -1;
            }
        }

        return -1;
    }

    public bool Contains(RowSlot<TRow> item) => IndexOf(item) >= 0;

    public void CopyTo(RowSlot<TRow>[] array, int arrayIndex)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            array[arrayIndex + index] = this[index];
        }
    }

    public void Add(RowSlot<TRow> item) => throw ReadOnly();

    public void Clear() => throw ReadOnly();

    public void Insert(int index, RowSlot<TRow> item) => throw ReadOnly();

    public bool Remove(RowSlot<TRow> item) => throw ReadOnly();

    public void RemoveAt(int index) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("Slots follow their rows.");
}
