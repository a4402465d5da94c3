namespace Kalapa.App.Features.Activity;

/// <summary>One series of a chart, which is one column of its table.</summary>
/// <param name="Name">As the legend and the table's head say it.</param>
/// <param name="Value">The bar's height.</param>
/// <param name="Text">The table's cell.</param>
public sealed record DayColumn(string Name, Func<DayFigures, double> Value, Func<DayFigures, string> Text);
