namespace Kalapa.Load.Exports;

/// <summary>What one way of writing took.</summary>
/// <param name="What">Which.</param>
/// <param name="Took">From the wish to the whole file.</param>
/// <param name="FirstAfter">From the wish to the first byte; null when nothing was written.</param>
/// <param name="Used">Processor.</param>
/// <param name="Heap">Bytes of managed heap at most, above what there was before; what is not collected yet included.</param>
internal sealed record ExportFigures(string What, TimeSpan Took, TimeSpan? FirstAfter, TimeSpan Used, long Heap)
{
    /// <summary>A line of the answer.</summary>
    public override string ToString() =>
        $"{What,-26} {Took.TotalSeconds:F1} s, processor {Used.TotalSeconds:F1} s, heap at most {Heap / 1048576.0:F0} MiB{(FirstAfter is { } first ? $", first byte after {first.TotalMilliseconds:F0} ms" : "")}";
}
