namespace Kalapa.App.Features.Categories;

/// <summary>Names the texts of the categories' page.</summary>
public sealed class CategoryWords;
